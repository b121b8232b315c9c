package io.rejoin.runtime.produce;

import io.rejoin.runtime.metrics.ClientBinder;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What a reporter needs of its program.
 *
 * @param producer configuration of its producer, such as {@code KafkaSettings.producer} gives; what
 *     bounded reporting depends on is set over it
 * @param meters shows its producer
 * @param nanoTime monotonic clock in nanoseconds
 * @param random draws jitter, under the reporter's lock only
 */
public record ReporterEnvironment(
    Map<String, Object> producer,
    ClientBinder meters,
    LongSupplier nanoTime,
    RandomGenerator random) {

  public ReporterEnvironment {
    producer = Map.copyOf(producer);
  }
}
