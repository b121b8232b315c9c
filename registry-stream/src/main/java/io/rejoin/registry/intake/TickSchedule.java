package io.rejoin.registry.intake;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Fires by the wall clock, at an interval that may change, for as long as a task is assigned.
 *
 * <p>Must be closed with the processor: Kafka Streams keeps the schedules of a task that it
 * suspends, and initialises its processors once more when it goes on.
 */
public final class TickSchedule implements AutoCloseable {

  private final ProcessorContext<?, ?> context;
  private final LongSupplier wantedMs;
  private final LongConsumer tick;
  private long intervalMs;
  private Cancellable schedule;

  private TickSchedule(ProcessorContext<?, ?> context, LongSupplier wantedMs, LongConsumer tick) {
    this.context = context;
    this.wantedMs = wantedMs;
    this.tick = tick;
  }

  /**
   * Starts; the first tick comes after one interval.
   *
   * @param wantedMs the interval, asked at every tick
   * @param tick takes the wall clock in milliseconds
   */
  public static TickSchedule start(
      ProcessorContext<?, ?> context, LongSupplier wantedMs, LongConsumer tick) {
    TickSchedule schedule = new TickSchedule(context, wantedMs, tick);
    schedule.restart();
    return schedule;
  }

  @Override
  public void close() {
    schedule.cancel();
  }

  private void restart() {
    intervalMs = wantedMs.getAsLong();
    schedule =
        context.schedule(
            Duration.ofMillis(intervalMs), PunctuationType.WALL_CLOCK_TIME, this::fire);
  }

  private void fire(long nowMs) {
    tick.accept(nowMs);
    if (wantedMs.getAsLong() != intervalMs) {
      close();
      restart();
    }
  }
}
