package io.rejoin.runtime.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ExitIT {

  private static final int KILLED_BY_TERM = 128 + 15;

  @Test
  void shouldStopItsPartsWhenTheProcessGetsSigterm() throws Exception {
    Process process = start("wait");
    BufferedReader output = process.inputReader();
    readUntil(output, "started");

    process.toHandle().destroy();

    readUntil(output, "stopped");
    assertThat(exitCode(process)).isEqualTo(KILLED_BY_TERM);
  }

  @Test
  void shouldExitWithItsOwnCodeWhenItEndsByItself() throws Exception {
    Process process = start("frozen");

    readUntil(process.inputReader(), "stopped");
    assertThat(exitCode(process)).isEqualTo(ExitCode.FROZEN.code());
  }

  @Test
  void shouldStopAndFailWhenAThreadDiesOfAnException() throws Exception {
    Process process = start("broken");

    readUntil(process.inputReader(), "stopped");
    assertThat(exitCode(process)).isEqualTo(ExitCode.FAILED.code());
  }

  private static Process start(String how) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    return new ProcessBuilder(java, "-cp", classPath, SignalledMain.class.getName(), how)
        .redirectErrorStream(true)
        .start();
  }

  private static void readUntil(BufferedReader output, String expected) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals(expected)) {
        return;
      }
      seen.append(line).append('\n');
    }
    assertThat(seen.toString()).as("output of the process").contains(expected);
  }

  private static int exitCode(Process process) throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
