package io.rejoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedPortsTest {
  @TempDir Path dir;

  private Path file;
  private RememberedPorts ports;

  @BeforeEach
  void prepare() {
    file = dir.resolve("ports.properties");
    ports = new RememberedPorts(file);
  }

  @Test
  void shouldKnowNothingAtFirst() {
    assertThat(ports.load()).isEmpty();
  }

  @Test
  void shouldTellWhatWasSavedLast() {
    // given
    ports.save(Map.of("broker", 20_000, "controller", 20_001));

    // when
    ports.save(Map.of("broker", 20_002));

    // then
    assertThat(ports.load()).containsOnly(Map.entry("broker", 20_002));
    assertThat(dir).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:*.draft");
  }

  @Test
  void shouldSkipWhatIsNoPort() throws IOException {
    // given
    Files.writeString(file, "a=20000\nb=many\nc=70000\nd=-1\ne=\n");

    // when, then
    assertThat(ports.load()).containsOnly(Map.entry("a", 20_000));
  }

  @Test
  void shouldKnowNothingWhenFileIsBroken() throws IOException {
    // given
    Files.writeString(file, "broker=\\u12");

    // when, then
    assertThat(ports.load()).isEmpty();
  }
}
