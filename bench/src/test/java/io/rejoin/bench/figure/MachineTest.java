package io.rejoin.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

  @TempDir private Path directory;

  @Test
  void shouldNameTheFirstModelWhenTheSystemListsThem() throws IOException {
    // given
    Path file = directory.resolve("cpuinfo");
    Files.writeString(
        file, "processor\t: 0\nmodel\t\t: 7\nmodel name\t: Fast CPU\n\nmodel name\t: Other\n");

    // then
    assertThat(Machine.cpuModel(file, "amd64")).isEqualTo("Fast CPU");
  }

  @Test
  void shouldNameTheArchitectureWhenNoModelIsListed() throws IOException {
    // given
    Path file = Files.writeString(directory.resolve("cpuinfo"), "BogoMIPS\t: 50\n");

    // then
    assertThat(Machine.cpuModel(file, "aarch64")).isEqualTo("aarch64");
    assertThat(Machine.cpuModel(directory.resolve("none"), "aarch64")).isEqualTo("aarch64");
  }

  @Test
  void shouldKnowThisMachineWhenAsked() {
    // when
    Machine here = Machine.here();

    // then
    assertThat(here.cores()).isPositive();
    assertThat(here.memoryBytes()).isPositive();
    assertThat(here.cpu()).isNotBlank();
  }
}
