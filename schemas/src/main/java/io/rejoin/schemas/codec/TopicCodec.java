package io.rejoin.schemas.codec;

import io.rejoin.schemas.serde.error.SerdeException;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Turns the values of one topic into the bytes that stand in it and back: a codec over a serialiser
 * and a deserialiser that speak Confluent's wire format. Both are shared and closed by whoever made
 * them; they must bear being used by several threads, as ours and Confluent's do.
 *
 * @param topic full name, which decides the subject in the schema registry
 * @param <V> the topic's value
 */
public record TopicCodec<V>(
    String topic,
    Codec<V> codec,
    Serializer<Object> serializer,
    Deserializer<Object> deserializer) {

  /** The bytes of a value. Equal values give equal bytes while the schema id stays. */
  public byte[] write(V value) {
    return serializer.serialize(topic, codec.encode(value));
  }

  /**
   * The value of a record's bytes, never of a tombstone.
   *
   * @throws UndecodableException when they are none of the topic's values
   * @throws org.apache.kafka.common.KafkaException when they can't be read now, but perhaps later:
   *     the schema registry does not answer
   */
  public V read(byte[] bytes) {
    Object read = deserialized(bytes);
    if (read instanceof GenericRecord record) {
      return codec.decode(record);
    }
    throw new UndecodableException(
        "Expected a record %s in %s, but it is %s"
            .formatted(
                codec.schema().getFullName(),
                topic,
                read == null ? "empty" : "a " + read.getClass().getName()));
  }

  private Object deserialized(byte[] bytes) {
    try {
      return deserializer.deserialize(topic, bytes);
    } catch (SerializationException e) {
      if (SerdeException.kindOf(e) == SerdeException.Kind.RETRIABLE) {
        throw e;
      }
      throw new UndecodableException(e.getMessage(), e);
    }
  }
}
