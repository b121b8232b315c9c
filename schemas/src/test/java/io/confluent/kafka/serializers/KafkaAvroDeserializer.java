package io.confluent.kafka.serializers;

import io.rejoin.schemas.serde.registry.SchemaRegistryClients;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Stands where Confluent's class would, under its name: reads each value in the version it was
 * written in, since it knows of no reader schema.
 */
public final class KafkaAvroDeserializer implements Deserializer<Object> {

  private Map<String, ?> configs;

  @Override
  public void configure(Map<String, ?> given, boolean isKey) {
    configs = given;
  }

  @Override
  public Object deserialize(String topic, byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (buffer.get() != 0) {
      throw new SerializationException("Unknown magic byte!");
    }
    Schema schema = SchemaRegistryClients.create(configs).byId(buffer.getInt());
    try {
      return new GenericDatumReader<>(schema)
          .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
    } catch (IOException failure) {
      throw new SerializationException("Error deserializing Avro message", failure);
    }
  }
}
