package io.rejoin.registry.liveness;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** A key together with the partition that its record must go to. */
final class Addressed {

  /** Writes the key alone. */
  static final Serializer<Addressed> KEY = (topic, addressed) -> addressed.key;

  /** Sends the record where it must go. */
  static final StreamPartitioner<Addressed, byte[]> PARTITIONER =
      (topic, addressed, value, count) -> Optional.of(Set.of(addressed.partition));

  private final byte[] key;
  private final int partition;

  /**
   * @param key as it stands in the record
   */
  Addressed(byte[] key, int partition) {
    this.key = key;
    this.partition = partition;
  }
}
