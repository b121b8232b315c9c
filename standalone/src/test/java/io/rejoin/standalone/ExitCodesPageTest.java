package io.rejoin.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.life.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the table of {@code docs/operations.md} against the exit codes that there are. */
final class ExitCodesPageTest {

  private static final Path PAGE = Path.of("..", "docs", "operations.md");

  @Test
  void shouldListEveryExitCode() throws IOException {
    String page = Files.readString(PAGE);

    for (ExitCode code : ExitCode.values()) {
      assertThat(page).contains("| %d | %s |%n".formatted(code.code(), code.meaning()));
    }
  }
}
