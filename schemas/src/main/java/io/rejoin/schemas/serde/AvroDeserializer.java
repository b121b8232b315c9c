package io.rejoin.schemas.serde;

import io.rejoin.schemas.serde.registry.SchemaRegistryClient;
import io.rejoin.schemas.serde.registry.SchemaRegistryClients;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads Confluent's wire format into generic records. Takes the settings of {@link SerdeConfig},
 * and can stand wherever {@code io.confluent.kafka.serializers.KafkaAvroDeserializer} does for
 * generic records.
 *
 * <p>With reader schemas, set in code, every value comes out in the reader's version of its record
 * type, whatever version wrote it, and other record types are refused. Safe on any thread once
 * configured. The first value of each schema id may wait for the registry; later ones do not. Every
 * failure is a {@link io.rejoin.schemas.serde.error.SerdeException}.
 */
public final class AvroDeserializer implements Deserializer<Object> {

  private final BiFunction<Map<String, ?>, SerdeSettings, ValueDecoder> wiring;
  private volatile ValueDecoder decoder;
  private volatile boolean isKey;

  /** To be made by class name; registry and reader schemas come from the configuration. */
  public AvroDeserializer() {
    this(
        SchemaRegistryClients::create,
        configs -> ReaderSchemas.of(configs.get(SerdeConfig.READER_SCHEMAS)));
  }

  /**
   * Shares a registry client with others.
   *
   * @param readers record schemas to read into; empty to read each value as it was written
   */
  public AvroDeserializer(SchemaRegistryClient registry, Collection<Schema> readers) {
    this(configs -> registry, configs -> new ReaderSchemas(readers));
  }

  private AvroDeserializer(
      Function<Map<String, ?>, SchemaRegistryClient> registry,
      Function<Map<String, ?>, ReaderSchemas> readers) {
    this.wiring =
        (configs, settings) ->
            new ValueDecoder(registry.apply(configs), readers.apply(configs), settings);
  }

  @Override
  public void configure(Map<String, ?> configs, boolean key) {
    decoder = wiring.apply(configs, SerdeSettings.of(configs, key));
    isKey = key;
  }

  /**
   * @return a generic record, or null for null
   */
  @Override
  public Object deserialize(String topic, byte[] bytes) {
    if (decoder == null) {
      throw new IllegalStateException("Expected configure() to come first, but it was not called.");
    }
    return bytes == null ? null : decoder.decode(topic, bytes);
  }

  @Override
  public Object deserialize(String topic, Headers headers, byte[] bytes) {
    if (bytes != null) {
      WireFormat.requireNoHeader(topic, isKey, headers);
    }
    return deserialize(topic, bytes);
  }
}
