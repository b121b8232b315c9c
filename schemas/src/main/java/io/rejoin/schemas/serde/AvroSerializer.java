package io.rejoin.schemas.serde;

import io.rejoin.schemas.serde.registry.SchemaRegistryClient;
import io.rejoin.schemas.serde.registry.SchemaRegistryClients;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes generic records in Confluent's wire format. Takes the settings of {@link SerdeConfig}, and
 * can stand wherever {@code io.confluent.kafka.serializers.KafkaAvroSerializer} does for generic
 * records.
 *
 * <p>Safe on any thread once configured. The first value of each schema may wait for the registry;
 * later ones do not. Every failure is a {@link io.rejoin.schemas.serde.error.SerdeException}.
 */
public final class AvroSerializer implements Serializer<Object> {

  private final Function<Map<String, ?>, SchemaRegistryClient> registry;
  private volatile ValueEncoder encoder;

  /** To be made by class name; the registry comes from the configuration. */
  public AvroSerializer() {
    this(SchemaRegistryClients::create);
  }

  /** Shares a registry client with others. */
  public AvroSerializer(SchemaRegistryClient registry) {
    this(configs -> registry);
  }

  private AvroSerializer(Function<Map<String, ?>, SchemaRegistryClient> registry) {
    this.registry = registry;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    SerdeSettings settings = SerdeSettings.of(configs, isKey);
    encoder = new ValueEncoder(registry.apply(configs), settings);
  }

  /**
   * @param value a generic record or other {@link org.apache.avro.generic.GenericContainer}, or
   *     null, which stays null
   */
  @Override
  public byte[] serialize(String topic, Object value) {
    if (encoder == null) {
      throw new IllegalStateException("Expected configure() to come first, but it was not called.");
    }
    return value == null ? null : encoder.encode(topic, value);
  }
}
