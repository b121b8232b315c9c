package io.rejoin.gate;

import io.rejoin.runtime.life.Part;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The gate's two threads besides its event loops and clients.
 *
 * @param control on which the view changes and orders are given
 * @param writer on which tidings are encoded, which may wait for the schema registry
 */
record GateThreads(ScheduledExecutorService control, ScheduledExecutorService writer)
    implements Part {

  private static final long END_MS = 1_000;

  static GateThreads create() {
    return new GateThreads(single("gate-control"), single("gate-writer"));
  }

  @Override
  public String name() {
    return "gate threads";
  }

  @Override
  public Duration stopBudget() {
    return Duration.ofMillis(3 * END_MS);
  }

  @Override
  public void start() {}

  @Override
  public void stop() throws InterruptedException {
    end(control);
    end(writer);
  }

  private static void end(ExecutorService executor) throws InterruptedException {
    executor.shutdown();
    if (!executor.awaitTermination(END_MS, TimeUnit.MILLISECONDS)) {
      executor.shutdownNow();
    }
  }

  private static ScheduledExecutorService single(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
