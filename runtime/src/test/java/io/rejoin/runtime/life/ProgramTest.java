package io.rejoin.runtime.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProgramTest {

  private static final Duration BUDGET = Duration.ofSeconds(30);

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Lifecycle lifecycle =
      new Lifecycle().add(Part.of("feed", BUDGET, () -> calls.add("+"), () -> calls.add("-")));
  private final Program program = new Program("agent", lifecycle);

  @Test
  void shouldEndWellWhenAskedToStopWhileRunning() throws Exception {
    var run = CompletableFuture.supplyAsync(program::run);

    program.stop("SIGTERM");

    assertThat(run.get(60, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
    assertThat(calls).containsExactly("+", "-");
    assertThat(program.endReason()).contains("SIGTERM");
    assertThat(program.finished()).isCompletedWithValue(ExitCode.OK);
  }

  @Test
  void shouldKeepTheFirstReasonWhenSeveralFollow() {
    program.end(ExitCode.TAKEN_OVER, "epoch 9 holds the address");
    program.fail("feed", new IllegalStateException("later"));
    program.stop("later still");

    assertThat(program.run()).isEqualTo(ExitCode.TAKEN_OVER);
    assertThat(program.endReason()).contains("epoch 9 holds the address");
  }

  @Test
  void shouldFailWhenAPartFailsWhileRunning() {
    program.fail("feed", new IllegalStateException("broken"));

    assertThat(program.run()).isEqualTo(ExitCode.FAILED);
    assertThat(program.endReason().orElseThrow())
        .startsWith("feed failed to run")
        .contains("broken");
    assertThat(calls).containsExactly("+", "-");
  }

  @Test
  void shouldTellThatItDidNotStartWhenAPartCannotStart() {
    lifecycle.add(
        Part.of(
            "http",
            BUDGET,
            () -> {
              throw new IllegalStateException("taken");
            },
            () -> {}));

    assertThat(program.run()).isEqualTo(ExitCode.START_FAILED);
    assertThat(program.endReason().orElseThrow()).contains("http failed to start");
    assertThat(calls).containsExactly("+", "-");
  }

  @Test
  void shouldSayThatStoppingIsIncompleteWhenAPartDoesNotStop() {
    lifecycle.add(
        Part.closing(
            "http",
            BUDGET,
            () -> {
              throw new IllegalStateException("busy");
            }));
    program.stop("SIGTERM");

    assertThat(program.run()).isEqualTo(ExitCode.STOP_INCOMPLETE);
  }

  @Test
  void shouldKeepTheReasonOfTheEndWhenStoppingFailsToo() {
    lifecycle.add(
        Part.closing(
            "http",
            BUDGET,
            () -> {
              throw new IllegalStateException("busy");
            }));
    program.end(ExitCode.FROZEN, "duel");

    assertThat(program.run()).isEqualTo(ExitCode.FROZEN);
  }

  @Test
  void shouldWaitForTheEndWhenTheSignalComes() throws Exception {
    var run = CompletableFuture.supplyAsync(program::run);

    Exit.stop(program, BUDGET);

    assertThat(calls).containsExactly("+", "-");
    assertThat(run.get(60, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
  }

  @Test
  void shouldGiveUpWaitingWhenTheBudgetOfTheSignalIsOver() {
    Exit.stop(program, Duration.ofMillis(20));

    assertThat(program.finished()).isNotDone();
    assertThat(program.endReason()).isPresent();
  }

  @Test
  void shouldHaveDistinctCodesWhenAShellLooksAtThem() {
    assertThat(ExitCode.values()).extracting(ExitCode::code).doesNotHaveDuplicates();
    assertThat(ExitCode.values()).extracting(ExitCode::meaning).doesNotContain("");
    assertThat(ExitCode.OK.code()).isZero();
  }
}
