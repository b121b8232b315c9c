package io.rejoin.runtime.feed;

import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.runtime.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Partitions that stand before a record that can't be read now. Each waits by itself and is read
 * again from that record after a pause; the others go on.
 */
final class PausedPartitions {

  private final Consumer<?, ?> consumer;
  private final Backoff backoff;
  private final TimeSource time;
  private final RandomGenerator random;
  private final Map<TopicPartition, Retry> retries = new HashMap<>();

  PausedPartitions(
      Consumer<?, ?> consumer, Backoff backoff, TimeSource time, RandomGenerator random) {
    this.consumer = consumer;
    this.backoff = backoff;
    this.time = time;
    this.random = random;
  }

  void pause(TopicPartition partition, long offset) {
    int failures = retries.getOrDefault(partition, Retry.NONE).failures() + 1;
    long dueNanos = time.nanos() + backoff.delay(failures, random).toNanos();
    retries.put(partition, new Retry(failures, dueNanos, true));
    consumer.seek(partition, offset);
    consumer.pause(Set.of(partition));
  }

  void resumeDue() {
    retries.replaceAll(
        (partition, retry) -> {
          if (retry.waiting() && retry.dueNanos() - time.nanos() <= 0) {
            consumer.resume(Set.of(partition));
            return new Retry(retry.failures(), retry.dueNanos(), false);
          }
          return retry;
        });
  }

  /** The partition was read, or is no longer, or from elsewhere. */
  void forget(TopicPartition partition) {
    Retry retry = retries.remove(partition);
    if (retry != null && retry.waiting() && consumer.assignment().contains(partition)) {
      consumer.resume(Set.of(partition));
    }
  }

  /** The time until one is due, but no longer than a limit. */
  Duration untilDue(Duration limit) {
    long nanos = limit.toNanos();
    for (Retry retry : retries.values()) {
      if (retry.waiting()) {
        nanos = Math.min(nanos, Math.max(0, retry.dueNanos() - time.nanos()));
      }
    }
    return Duration.ofNanos(nanos);
  }

  private record Retry(int failures, long dueNanos, boolean waiting) {

    static final Retry NONE = new Retry(0, 0, false);
  }
}
