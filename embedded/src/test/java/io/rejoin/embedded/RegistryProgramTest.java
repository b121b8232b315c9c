package io.rejoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.embedded.tether.JvmLaunch;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryProgramTest {
  @TempDir Path dir;

  @Test
  void shouldRunMainClassOfRunnerJarOnLoopback() {
    // given
    Path home = RegistryOptions.homeFromProperty();
    RegistryOptions options = RegistryOptions.in(home, dir).withMaxHeapMiB(200);

    // when
    JvmLaunch launch = RegistryProgram.in(home).launch(options, 20_000, "stamp");

    // then
    assertThat(launch.mainClass()).isEqualTo("io.quarkus.runner.GeneratedMain");
    assertThat(launch.classPath()).startsWith(home.toString()).endsWith("-runner.jar");
    assertThat(launch.directory()).isEqualTo(dir);
    assertThat(launch.jvmOptions())
        .contains("-Xmx200m", "-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=20000");
  }

  @Test
  void shouldSayHowToUnpackWhenThereIsNone() {
    assertThatThrownBy(() -> RegistryProgram.in(dir))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(dir.toString())
        .hasMessageContaining("generate-resources");
    assertThatThrownBy(() -> RegistryProgram.in(dir.resolve("missing")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("missing");
  }
}
