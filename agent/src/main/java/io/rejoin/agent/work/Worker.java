package io.rejoin.agent.work;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One named daemon thread that does its tasks one after the other. A task that throws is logged and
 * the next one follows; what comes after the close is dropped. Safe for any thread.
 */
public final class Worker implements Executor, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final ScheduledThreadPoolExecutor thread;

  /** A worker whose thread has this name. */
  public Worker(String name) {
    thread = new ScheduledThreadPoolExecutor(1, work -> daemon(work, name));
    thread.setRemoveOnCancelPolicy(true);
  }

  /** A task that is to be done later. */
  @FunctionalInterface
  public interface Appointment {

    /** None. */
    Appointment NONE = () -> {};

    /** Has the task not done, unless it has begun. */
    void cancel();
  }

  @Override
  public void execute(Runnable task) {
    try {
      thread.execute(guarded(task));
    } catch (RejectedExecutionException closed) {
      LOG.debug("Dropped a task that came after the end");
    }
  }

  /** Does a task once, later. */
  public Appointment after(Duration delay, Runnable task) {
    try {
      ScheduledFuture<?> planned =
          thread.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> planned.cancel(false);
    } catch (RejectedExecutionException closed) {
      return Appointment.NONE;
    }
  }

  /** Does a task now and ever again, with this pause between the end of one time and the next. */
  public void every(Duration pause, Runnable task) {
    execute(
        () -> {
          guarded(task).run();
          after(pause, () -> every(pause, task));
        });
  }

  /** Interrupts the task that runs and drops the others. */
  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** Whether the thread has ended, waiting for it this long. */
  public boolean isOver(Duration patience) throws InterruptedException {
    return thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.error("A task of the agent failed; the next one follows", e);
      }
    };
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
