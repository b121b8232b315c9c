package io.rejoin.runtime.feed;

import io.rejoin.runtime.metrics.ClientBinder;
import io.rejoin.runtime.time.TimeSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What a reader needs of its program.
 *
 * @param consumer configuration of its consumer, such as {@code KafkaSettings.consumer} gives; what
 *     a full scan depends on is set over it
 * @param admin configuration of its admin client
 * @param meters shows its clients
 * @param random draws jitter, on the reader's thread only
 */
public record FeedEnvironment(
    Map<String, Object> consumer,
    Map<String, Object> admin,
    ClientBinder meters,
    TimeSource time,
    RandomGenerator random) {

  public FeedEnvironment {
    consumer = Map.copyOf(consumer);
    admin = Map.copyOf(admin);
  }
}
