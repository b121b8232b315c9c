package io.rejoin.registry.stage;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Time;

/**
 * The wall clock at a start, and from then on the time that has passed: it never goes back. Kafka
 * Streams schedules by it. By the host's own clock, one that is set back by an hour would stop the
 * ticks of every task for an hour; one that is set ahead would make them hurry.
 *
 * <p>So it may differ from the host's clock by as much as that was set since the start. Nothing of
 * what is said depends on it: topics are stamped by their brokers.
 */
public final class SteadyTime implements Time {

  private final long startMs;
  private final long startNanos;
  private final LongSupplier nanoTime;

  /**
   * Starts now.
   *
   * @param nanoTime monotonic, as {@link System#nanoTime}
   */
  public SteadyTime(Clock clock, LongSupplier nanoTime) {
    this.startMs = clock.millis();
    this.startNanos = nanoTime.getAsLong();
    this.nanoTime = nanoTime;
  }

  @Override
  public long milliseconds() {
    return startMs + TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - startNanos);
  }

  @Override
  public long nanoseconds() {
    return nanoTime.getAsLong();
  }

  @Override
  public void sleep(long ms) {
    Time.SYSTEM.sleep(ms);
  }

  /**
   * Waits until a condition holds; whoever changes it notifies the object.
   *
   * @param deadlineMs by this clock
   * @throws TimeoutException when it does not hold by then
   */
  @Override
  public void waitObject(Object object, Supplier<Boolean> condition, long deadlineMs)
      throws InterruptedException {
    synchronized (object) {
      while (!condition.get()) {
        long leftMs = deadlineMs - milliseconds();
        if (leftMs <= 0) {
          throw new TimeoutException(
              "Expected a condition to hold in time, but it is %d ms late".formatted(-leftMs));
        }
        object.wait(leftMs);
      }
    }
  }
}
