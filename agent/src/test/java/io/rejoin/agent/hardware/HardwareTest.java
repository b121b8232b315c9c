package io.rejoin.agent.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.value.Capabilities;
import java.util.List;
import org.junit.jupiter.api.Test;

class HardwareTest {

  private static final int AVAILABLE = Runtime.getRuntime().availableProcessors();

  @Test
  void shouldNameProcessorAndMemoryOfThisMachine() {
    Capabilities detected = Hardware.ofThisMachine().detect();

    assertThat(detected.cpuModel()).isNotBlank();
    assertThat(detected.cpuThreads()).isBetween(1, AVAILABLE);
    assertThat(detected.memoryBytes()).isGreaterThan(64L << 20);
    assertThat(detected.labels()).isEmpty();
  }

  @Test
  void shouldCountOnlyTheProcessorsThatThisProcessMayUse() {
    Capabilities detected = detect(new StubMachine(AVAILABLE + 64, false));

    assertThat(detected.cpuThreads()).isEqualTo(AVAILABLE);
    assertThat(detected.gpus()).containsExactly("GPU one", "GPU two");
  }

  @Test
  void shouldLeaveOutWhatCannotBeFoundOut() {
    Capabilities detected = detect(new StubMachine(1, true));

    assertThat(detected.cpuModel()).isEqualTo("A processor");
    assertThat(detected.cpuThreads()).isEqualTo(1);
    assertThat(detected.memoryBytes()).isZero();
    assertThat(detected.gpus()).isEmpty();
  }

  private static Capabilities detect(MachineView machine) {
    return new Hardware(machine, Runtime.getRuntime()).detect();
  }

  /** A machine whose bus may be unreadable. */
  private record StubMachine(int cpuThreads, boolean broken) implements MachineView {

    @Override
    public String cpuModel() {
      return "A processor";
    }

    @Override
    public long memoryBytes() {
      if (broken) {
        throw new UnsatisfiedLinkError("no native library");
      }
      return 1;
    }

    @Override
    public List<String> gpus() {
      if (broken) {
        throw new IllegalStateException("no bus");
      }
      return List.of("GPU one", "GPU two");
    }
  }
}
