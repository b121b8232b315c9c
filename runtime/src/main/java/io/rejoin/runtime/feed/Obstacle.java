package io.rejoin.runtime.feed;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that can't be read now and must be read again.
 *
 * @param offset of the record
 * @param why in words
 */
record Obstacle(long offset, String why) {

  static Obstacle at(ConsumerRecord<?, ?> read, RuntimeException cause) {
    return new Obstacle(
        read.offset(),
        "Expected to read the value at offset %d of %s-%d, but not now: %s"
            .formatted(read.offset(), read.topic(), read.partition(), cause));
  }
}
