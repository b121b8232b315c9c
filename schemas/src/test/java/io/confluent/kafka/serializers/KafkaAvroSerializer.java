package io.confluent.kafka.serializers;

import io.rejoin.schemas.serde.registry.SchemaRegistryClient;
import io.rejoin.schemas.serde.registry.SchemaRegistryClients;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Stands where Confluent's class would, under its name: constructed without arguments, handed the
 * user's settings, and writing the same format by code of its own.
 */
public final class KafkaAvroSerializer implements Serializer<Object> {

  private Map<String, ?> configs;
  private boolean isKey;
  private boolean closed;

  /** The settings it was handed. */
  public Map<String, ?> configs() {
    return configs;
  }

  /** Whether it was configured for keys. */
  public boolean isKey() {
    return isKey;
  }

  /** Whether it was closed. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void configure(Map<String, ?> given, boolean forKeys) {
    configs = given;
    isKey = forKeys;
  }

  @Override
  public byte[] serialize(String topic, Object value) {
    GenericRecord datum = (GenericRecord) value;
    SchemaRegistryClient registry = SchemaRegistryClients.create(configs);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(0);
      out.writeInt(registry.register(topic + "-value", datum.getSchema()));
      BinaryEncoder avro = EncoderFactory.get().binaryEncoder(out, null);
      new GenericDatumWriter<GenericRecord>(datum.getSchema()).write(datum, avro);
      avro.flush();
      return bytes.toByteArray();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
