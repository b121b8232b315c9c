package io.rejoin.registry.liveness;

import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Heartbeats that came in another partition than their address belongs to: they are passed on,
 * once. A second time would mean that two instances count the partitions differently.
 */
final class Misplaced {

  private static final Logger LOG = LoggerFactory.getLogger(Misplaced.class);
  private static final int MAX_WARNED = 1_000;

  private final HeartbeatPartitions partitions;
  private final int partition;
  private final Set<String> warned = new HashSet<>();

  /**
   * @param partition in which they came
   */
  Misplaced(HeartbeatPartitions partitions, int partition) {
    this.partitions = partitions;
    this.partition = partition;
  }

  boolean isMisplaced(Record<byte[], byte[]> record) {
    return partitions.of(record.key()) != partition;
  }

  /** Whether it was passed on before. */
  static boolean isPassedOn(Record<byte[], byte[]> record) {
    return record.headers().lastHeader(Headers.PASSED_ON) != null;
  }

  /** The record for the right partition. Warns once an address. */
  Record<Addressed, byte[]> passOn(Record<byte[], byte[]> record) {
    int right = partitions.of(record.key());
    warn(new String(record.key(), StandardCharsets.UTF_8), right);
    RecordHeaders.put(record.headers(), Headers.PASSED_ON, partition);
    return record.withKey(new Addressed(record.key(), right));
  }

  private void warn(String address, int right) {
    if (warned.size() < MAX_WARNED && warned.add(address)) {
      LOG.warn(
          "Expected heartbeats of {} in partition {}, but they come in {}: passed on, a hop later."
              + " Let its producer partition by murmur2 (librdkafka: partitioner=murmur2_random)",
          address,
          right,
          partition);
    }
  }
}
