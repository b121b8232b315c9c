package io.rejoin.schemas.codec;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Confluent's wire format without a registry: ids count up in the order in which schemas come. */
public final class PlainSerde implements Serializer<Object>, Deserializer<Object> {

  private static final int PREFIX = 5;

  private final Map<Schema, Integer> ids = new HashMap<>();
  private final Map<Integer, Schema> schemas = new HashMap<>();

  /** A codec of a topic over this format. */
  public static <V> TopicCodec<V> codec(String topic, Codec<V> codec) {
    PlainSerde serde = new PlainSerde();
    return new TopicCodec<>(topic, codec, serde, serde);
  }

  @Override
  public byte[] serialize(String topic, Object data) {
    GenericRecord record = (GenericRecord) data;
    int id = ids.computeIfAbsent(record.getSchema(), schema -> ids.size() + 1);
    schemas.put(id, record.getSchema());
    byte[] avro = AvroBytes.of(record);
    return ByteBuffer.allocate(PREFIX + avro.length).put((byte) 0).putInt(id).put(avro).array();
  }

  @Override
  public Object deserialize(String topic, byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (buffer.get() != 0) {
      throw new SerializationException("Expected the magic byte 0, but it is another");
    }
    Schema writer = schemas.get(buffer.getInt());
    byte[] avro = new byte[buffer.remaining()];
    buffer.get(avro);
    return AvroBytes.read(avro, writer);
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {}

  @Override
  public void close() {}
}
