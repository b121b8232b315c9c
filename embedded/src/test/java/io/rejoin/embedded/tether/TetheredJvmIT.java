package io.rejoin.embedded.tether;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.embedded.Await;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TetheredJvmIT {
  @TempDir Path dir;

  private TetheredJvm jvm;

  @AfterEach
  void kill() {
    if (jvm != null) {
      jvm.kill();
    }
  }

  private void launch(String... arguments) throws IOException {
    jvm = TetheredJvm.launch(Samples.launch(dir, arguments), System::nanoTime);
  }

  private void launchReady(String... arguments) throws IOException {
    launch(arguments);
    jvm.awaitReady(() -> Samples.isReady(dir), Samples.LIMIT);
  }

  @Test
  void shouldRunShutdownHooksWhenStopped() throws IOException {
    // given
    launchReady("wait");

    // when
    jvm.stop(Samples.LIMIT);

    // then
    assertThat(jvm.isAlive()).isFalse();
    assertThat(dir.resolve("ended")).exists();
  }

  @Test
  void shouldEndItselfWhenItsShutdownHangs() throws IOException {
    // given
    launchReady("hang");

    // when
    jvm.stop(Samples.LIMIT);

    // then it took the grace time, and did not need to be killed
    assertThat(jvm.isAlive()).isFalse();
    assertThat(jvm.exitStatus()).isEqualTo(1);
  }

  @Test
  void shouldBeKilledWhenStopTakesTooLong() throws IOException {
    // given
    launchReady("hang");

    // when
    jvm.stop(Duration.ofMillis(1));

    // then
    assertThat(jvm.isAlive()).isFalse();
    assertThat(jvm.exitStatus()).isEqualTo(128 + 9);
  }

  @Test
  void shouldEndWhenParentIsKilled() throws IOException {
    // given
    jvm = TetheredJvm.launch(Samples.launch(dir, SampleParent.class), System::nanoTime);
    Path pidFile = dir.resolve("child-pid");
    jvm.awaitReady(() -> Files.exists(pidFile), Samples.LIMIT);

    // when
    jvm.kill();

    // then
    Await.ended(Long.parseLong(Files.readString(pidFile)));
    assertThat(dir.resolve("child/ended")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "HUP"})
  void shouldIgnoreWhatTheTerminalSignals(String signal) throws Exception {
    // given
    launchReady("wait");

    // when
    new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + jvm.pid()).start().waitFor();
    jvm.stop(Samples.LIMIT);

    // then it ended because it was stopped, not by the signal (128 + its number)
    assertThat(jvm.exitStatus()).isZero();
  }

  @Test
  void shouldPassArgumentsButNotTheEnvironment() throws IOException {
    // given a variable that the build sets
    assertThat(System.getenv()).containsKey("QUARKUS_HTTP_ROOT_PATH");

    // when
    launchReady("tell", "a 'b' $c");

    // then
    assertThat(dir.resolve("told"))
        .content()
        .endsWith("] a 'b' $c")
        .contains("PATH")
        .doesNotContain("QUARKUS_HTTP_ROOT_PATH");
  }

  @Test
  void shouldQuoteLogWhenProcessFails() throws IOException {
    // given
    launch("fail");

    // when, then
    assertThatThrownBy(() -> jvm.awaitReady(() -> false, Samples.LIMIT))
        .isInstanceOf(ChildFailedException.class)
        .hasMessageContaining("sample")
        .hasMessageContaining("status 1")
        .hasMessageContaining("no such luck");
  }

  @Test
  void shouldKillAndSayWhenProcessIsNotReadyInTime() throws IOException {
    // given
    launchReady("wait");

    // when, then
    assertThatThrownBy(() -> jvm.awaitReady(() -> false, Duration.ofMillis(1)))
        .isInstanceOf(ChildFailedException.class)
        .hasMessageContaining("after 0 s");
    assertThat(jvm.isAlive()).isFalse();
  }

  @Test
  void shouldWaitForPredecessorBeforeItRuns() throws IOException {
    // given somebody who holds the lock
    Path lockFile = dir.resolve("sample.lock");
    try (FileChannel channel =
        FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      launch("wait");

      // when, then
      assertThatThrownBy(() -> jvm.awaitReady(() -> Samples.isReady(dir), Duration.ofSeconds(2)))
          .isInstanceOf(ChildFailedException.class);
    }
    launchReady("wait");
    assertThat(jvm.isAlive()).isTrue();
  }

  @Test
  void shouldStopPausedProcess() throws IOException {
    // given
    launchReady("wait");
    jvm.pause();

    // when
    jvm.stop(Samples.LIMIT);

    // then
    assertThat(dir.resolve("ended")).exists();
  }

  @Test
  void shouldRefuseSignalsWhenProcessHasEnded() throws IOException {
    // given
    launchReady("wait");
    jvm.kill();

    // when, then
    assertThatThrownBy(() -> jvm.pause()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> jvm.resume())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has ended");
    jvm.stop(Samples.LIMIT);
  }

  @Test
  void shouldKeepLogOfTheStartBefore() throws IOException {
    // given
    launch("fail");
    assertThatThrownBy(() -> jvm.awaitReady(() -> false, Samples.LIMIT))
        .isInstanceOf(ChildFailedException.class);

    // when
    launchReady("wait");

    // then
    assertThat(dir.resolve("sample.log")).isEmptyFile();
    assertThat(dir.resolve("sample.log.previous")).content().contains("no such luck");
  }
}
