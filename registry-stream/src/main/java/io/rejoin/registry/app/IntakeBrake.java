package io.rejoin.registry.app;

import io.rejoin.registry.intake.BackPressure;
import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.ready.Condition.Verdict;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once a second whether intake must stand still, on a thread of its own. */
final class IntakeBrake implements Part {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeBrake.class);
  private static final Duration STOP = Duration.ofSeconds(2);

  private final BackPressure pressure;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(IntakeBrake::daemon);

  IntakeBrake(BackPressure pressure) {
    this.pressure = pressure;
  }

  @Override
  public String name() {
    return "intake brake";
  }

  @Override
  public Duration stopBudget() {
    return STOP;
  }

  @Override
  public void start() {
    var unused = executor.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  /** An executor would not come again after an exception. */
  private void look() {
    try {
      pressure.run();
    } catch (RuntimeException e) {
      LOG.error("Expected to see whether intake must stand still, but it failed", e);
    }
  }

  @Override
  public void stop() throws InterruptedException {
    executor.shutdownNow();
    executor.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** As a readiness condition. */
  Verdict verdict() {
    return pressure.isPaused()
        ? Verdict.unmet("Expected decisions to keep up, but they lag by a day: inputs wait")
        : Verdict.met("inputs are forwarded");
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "intake-brake");
    thread.setDaemon(true);
    return thread;
  }
}
