package io.rejoin.schemas.serde;

import io.rejoin.schemas.serde.error.OversizedValueException;
import io.rejoin.schemas.serde.error.UnencodableValueException;
import io.rejoin.schemas.serde.registry.RegisteredSchema;
import io.rejoin.schemas.serde.registry.SchemaRegistryClient;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;

/** Chooses the schema that a value is written with, and writes it. */
final class ValueEncoder {

  private final SchemaRegistryClient registry;
  private final SerdeSettings settings;
  private final Memo<Pair, SchemaWriter> writers;

  ValueEncoder(SchemaRegistryClient registry, SerdeSettings settings) {
    this.registry = registry;
    this.settings = settings;
    this.writers = new Memo<>(settings.maxSchemas());
  }

  byte[] encode(String topic, Object value) {
    if (!(value instanceof GenericContainer datum)) {
      throw new UnencodableValueException(
          topic, "a generic record", "it is a " + value.getClass().getName(), null);
    }
    byte[] bytes = writer(topic, datum.getSchema()).write(topic, datum);
    if (bytes.length > settings.maxBytes()) {
      throw new OversizedValueException(
          topic, bytes.length, settings.maxBytes(), SerdeConfig.MAX_VALUE_BYTES);
    }
    return bytes;
  }

  private SchemaWriter writer(String topic, Schema own) {
    RegisteredSchema target =
        target(settings.subjects().subject(topic, settings.isKey(), own), own);
    return writers.get(
        new Pair(own, target.id()), () -> SchemaWriter.of(own, target, settings.strict()));
  }

  private RegisteredSchema target(String subject, Schema own) {
    return switch (settings.choice()) {
      case REGISTER -> new RegisteredSchema(registry.register(subject, own), own);
      case FIXED -> new RegisteredSchema(settings.schemaId(), registry.byId(settings.schemaId()));
      case LATEST -> registry.latest(subject);
      case LOOKUP -> new RegisteredSchema(registry.lookup(subject, own), own);
    };
  }

  private record Pair(Schema own, int targetId) {}
}
