package io.rejoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RegistryOptionsTest {
  private static final RegistryOptions OPTIONS =
      RegistryOptions.in(Path.of("home"), Path.of("data"));

  @Test
  void shouldTakeFreePortOfLoopbackUnlessToldOtherwise() {
    assertThat(OPTIONS)
        .isEqualTo(
            new RegistryOptions(
                Path.of("home").toAbsolutePath(),
                Path.of("data").toAbsolutePath(),
                "127.0.0.1",
                0,
                192));
  }

  @Test
  void shouldChangeOneThingAtATime() {
    // when
    RegistryOptions changed = OPTIONS.withHost("localhost").withPort(20_000).withMaxHeapMiB(256);

    // then
    assertThat(changed)
        .isEqualTo(
            new RegistryOptions(OPTIONS.home(), OPTIONS.dataDir(), "localhost", 20_000, 256));
  }

  @Test
  void shouldRefuseWhatCannotWork() {
    assertThatThrownBy(() -> OPTIONS.withPort(70_000)).hasMessageContaining("70000");
    assertThatThrownBy(() -> OPTIONS.withMaxHeapMiB(16)).hasMessageContaining("maxHeapMiB");
  }
}
