package io.rejoin.schemas.serde;

import io.rejoin.schemas.serde.registry.RegistryConfig;
import io.rejoin.schemas.serde.registry.SchemaRegistryClient;
import io.rejoin.schemas.serde.registry.SchemaRegistryClients;
import io.rejoin.schemas.serde.registry.TestSchemas;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A registry of the test's own in memory, with serialisers and records for it. */
final class Values {

  static final String TOPIC = "rejoin.hosts";
  static final String SUBJECT = "rejoin.hosts-value";

  private final String url = "mock://" + UUID.randomUUID();

  static GenericRecord v1(String address) {
    return v1(TestSchemas.V1, address);
  }

  static GenericRecord v1(Schema schema, String address) {
    GenericRecord host = new GenericData.Record(schema);
    host.put("address", address);
    return host;
  }

  static GenericRecord v2(String address, int port) {
    GenericRecord host = new GenericData.Record(TestSchemas.V2);
    host.put("address", address);
    host.put("port", port);
    return host;
  }

  /** Bytes in the wire format. */
  static byte[] wire(int schemaId, int... avro) {
    ByteBuffer bytes = ByteBuffer.allocate(5 + avro.length).put((byte) 0).putInt(schemaId);
    for (int value : avro) {
      bytes.put((byte) value);
    }
    return bytes.array();
  }

  SchemaRegistryClient registry() {
    return SchemaRegistryClients.create(configs());
  }

  Map<String, Object> configs(Object... namesAndValues) {
    Map<String, Object> configs = new HashMap<>();
    configs.put(RegistryConfig.URL, url);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      configs.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
    }
    return configs;
  }

  AvroSerializer serializer(Object... namesAndValues) {
    AvroSerializer serializer = new AvroSerializer();
    serializer.configure(configs(namesAndValues), false);
    return serializer;
  }

  AvroDeserializer deserializer(Collection<Schema> readers) {
    AvroDeserializer deserializer = new AvroDeserializer();
    deserializer.configure(configs(SerdeConfig.READER_SCHEMAS, readers), false);
    return deserializer;
  }
}
