package io.rejoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FreePortsTest {
  private static final long SEED = 42;

  @Test
  void shouldPickPortsBelowThoseOfOutgoingConnections() {
    // given
    FreePorts ports = new FreePorts(new SplittableRandom(SEED));

    // when, then
    for (int i = 0; i < 100; i++) {
      assertThat(ports.pick(TakenPort.HOST)).isBetween(15_000, 32_767);
    }
  }

  @Test
  void shouldPassOverPortWhenItIsTaken() throws IOException {
    // given
    int first = new FreePorts(new SplittableRandom(SEED)).pick(TakenPort.HOST);
    try (TakenPort taken = new TakenPort(first)) {

      // when
      int second = new FreePorts(new SplittableRandom(SEED)).pick(TakenPort.HOST);

      // then
      assertThat(second).isNotEqualTo(taken.port());
    }
  }

  @Test
  void shouldSayWhyWhenNoPortIsFree() {
    // given
    FreePorts ports = new FreePorts(new SplittableRandom(SEED));

    // when, then
    assertThatThrownBy(() -> ports.pick("192.0.2.1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("192.0.2.1")
        .hasCauseInstanceOf(IOException.class);
  }
}
