package io.rejoin.runtime.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.life.PartFailure.Phase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  private static final Duration BUDGET = Duration.ofSeconds(30);

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Lifecycle lifecycle = new Lifecycle();

  @Test
  void shouldStopInReverseOrderWhenAllStarted() {
    lifecycle.add(part("feed")).add(part("http")).add(part("loop"));

    var failure = lifecycle.start();
    var failures = lifecycle.stop();

    assertThat(failure).isEmpty();
    assertThat(failures).isEmpty();
    assertThat(calls).containsExactly("+feed", "+http", "+loop", "-loop", "-http", "-feed");
  }

  @Test
  void shouldStopOnlyWhatStartedWhenAPartCannotStart() {
    IllegalStateException reason = new IllegalStateException("port taken");
    lifecycle
        .add(part("feed"))
        .add(Part.of("http", BUDGET, () -> fail(reason), () -> calls.add("-http")))
        .add(part("loop"));

    var failure = lifecycle.start();
    lifecycle.stop();

    assertThat(failure).contains(new PartFailure("http", Phase.START, reason));
    assertThat(calls).containsExactly("+feed", "-feed");
  }

  @Test
  void shouldReportAnErrorOfTheJvmWhenAPartStartsWithOne() {
    Error error = new NoClassDefFoundError("org/example/Missing");
    lifecycle.add(Part.of("serde", BUDGET, () -> fail(error), () -> {}));

    assertThat(lifecycle.start()).contains(new PartFailure("serde", Phase.START, error));
  }

  @Test
  void shouldStopTheOthersWhenOneFailsToStop() {
    IllegalStateException reason = new IllegalStateException("unflushed");
    lifecycle
        .add(part("feed"))
        .add(Part.of("reporter", BUDGET, () -> {}, () -> fail(reason)))
        .add(part("loop"));
    lifecycle.start();

    var failures = lifecycle.stop();

    assertThat(failures).containsExactly(new PartFailure("reporter", Phase.STOP, reason));
    assertThat(calls).endsWith("-loop", "-feed");
  }

  @Test
  void shouldInterruptAPartAndGoOnWhenItsBudgetIsOver() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    lifecycle.add(part("feed")).add(hanging(interrupted));
    lifecycle.start();

    var failures = lifecycle.stop();

    interrupted.await();
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).cause())
        .isInstanceOf(TimeoutException.class)
        .hasMessageContaining("PT0.05S");
    assertThat(failures.get(0))
        .hasToString("hanging failed to stop: Expected it to stop within PT0.05S");
    assertThat(calls).endsWith("-feed");
  }

  @Test
  void shouldAllowTheBudgetsOfAllPartsWhenItStops() {
    lifecycle.add(part("feed")).add(part("http"));

    assertThat(lifecycle.stopBudget()).isEqualTo(BUDGET.multipliedBy(2));
    assertThat(new Program("agent", lifecycle).stopBudget()).isEqualTo(BUDGET.multipliedBy(2));
  }

  @Test
  void shouldStopEachPartOnceWhenAskedTwice() {
    lifecycle.add(part("feed"));
    lifecycle.start();

    lifecycle.stop();
    lifecycle.stop();

    assertThat(calls).containsExactly("+feed", "-feed");
  }

  private Part part(String name) {
    return Part.of(name, BUDGET, () -> calls.add("+" + name), () -> calls.add("-" + name));
  }

  private static Part hanging(CountDownLatch interrupted) {
    return Part.closing(
        "hanging",
        Duration.ofMillis(50),
        () -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        });
  }

  private static void fail(RuntimeException reason) {
    throw reason;
  }

  private static void fail(Error reason) {
    throw reason;
  }
}
