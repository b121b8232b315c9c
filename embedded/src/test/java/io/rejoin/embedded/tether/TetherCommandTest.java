package io.rejoin.embedded.tether;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TetherCommandTest {
  private static final JvmLaunch LAUNCH =
      new JvmLaunch(
          "sample",
          Path.of("work"),
          "a.jar",
          List.of("-Xmx64m"),
          "a.Main",
          List.of("first", "second"));

  @Test
  void shouldRunMainClassBehindTetherInThisJdk() {
    // when
    List<String> command = TetherCommand.of(LAUNCH, Path.of("tether"));

    // then
    List<String> java = command.subList(4, command.size());
    assertThat(Path.of(java.get(0))).matches(Files::isExecutable).startsWith(javaHome());
    assertThat(java.subList(1, java.size()))
        .containsExactly(
            "-Xmx64m",
            "-cp",
            "a.jar:tether",
            Tether.class.getName(),
            Path.of("work").toAbsolutePath().resolve("sample.lock").toString(),
            "a.Main",
            "first",
            "second");
  }

  @Test
  void shouldKeepFilesInDirectoryUnderItsName() {
    // given
    Path directory = Path.of("work").toAbsolutePath();

    // when, then
    assertThat(LAUNCH.directory()).isEqualTo(directory);
    assertThat(LAUNCH.logFile()).isEqualTo(directory.resolve("sample.log"));
    assertThat(LAUNCH.lockFile()).isEqualTo(directory.resolve("sample.lock"));
  }

  private static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }
}
