package io.rejoin.runtime.feed;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Turns a record's bytes into a value. Called on the feed's thread only.
 *
 * @param <V> an immutable value with a meaningful {@code equals}, by which a repetition is told
 *     from a change
 */
@FunctionalInterface
public interface Decoder<V> {

  /**
   * The value of a record that is no tombstone, never null. Whatever it throws counts as
   * undecodable, unless the feed's source knows it as a failure that will pass.
   */
  V decode(String key, byte[] value, Headers headers);

  /** A decoder made of one of Kafka's deserialisers, which the caller has configured. */
  static <V> Decoder<V> of(String topic, Deserializer<V> deserializer) {
    return (key, value, headers) -> deserializer.deserialize(topic, headers, value);
  }
}
