package io.rejoin.schemas.serde;

import io.rejoin.schemas.serde.registry.SchemaRegistryClient;
import io.rejoin.schemas.serde.registry.SchemaRegistryClients;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Makes the serialisers of values that a configuration names by {@code value.serializer} and {@code
 * value.deserializer}, ours where it names none. Each is handed the whole configuration.
 *
 * <p>Ours share one registry client, made when it is first needed; foreign ones bring their own.
 * Safe on any thread.
 */
public final class ValueSerdes {

  private static final String SERIALIZER = "value.serializer";
  private static final String DESERIALIZER = "value.deserializer";

  private final Map<String, ?> configs;
  private SchemaRegistryClient registry;

  public ValueSerdes(Map<String, ?> configs) {
    this.configs = Collections.unmodifiableMap(new HashMap<>(configs));
  }

  /** The registry that the configuration names, shared by all serialisers made here. */
  public synchronized SchemaRegistryClient registry() {
    if (registry == null) {
      registry = SchemaRegistryClients.create(configs);
    }
    return registry;
  }

  /**
   * A serialiser, configured for values.
   *
   * @throws ConfigException if its class or a setting is wrong
   */
  public Serializer<Object> serializer() {
    Class<?> type = named(SERIALIZER, AvroSerializer.class);
    Serializer<Object> serializer =
        type == AvroSerializer.class ? new AvroSerializer(registry()) : foreignSerializer(type);
    serializer.configure(configs, false);
    return serializer;
  }

  /**
   * A deserialiser, configured for values, that yields generic records in the given schemas and
   * refuses other record types, whichever class does the reading.
   *
   * @param readers record schemas; empty to read each value as it was written
   * @throws ConfigException if its class or a setting is wrong
   */
  public Deserializer<Object> deserializer(Collection<Schema> readers) {
    Class<?> type = named(DESERIALIZER, AvroDeserializer.class);
    Deserializer<Object> deserializer =
        type == AvroDeserializer.class
            ? new AvroDeserializer(registry(), readers)
            : foreignDeserializer(type, readers);
    deserializer.configure(configs, false);
    return deserializer;
  }

  /** Both together. */
  public Serde<Object> serde(Collection<Schema> readers) {
    return Serdes.serdeFrom(serializer(), deserializer(readers));
  }

  private Class<?> named(String setting, Class<?> ours) {
    Object value = configs.get(setting);
    if (value == null) {
      return ours;
    }
    try {
      return value instanceof Class<?> type
          ? type
          : Utils.loadClass(value.toString().trim(), Object.class);
    } catch (ClassNotFoundException missing) {
      throw new ConfigException(
          "Expected %s to name a class on the class path, but %s is not there. Add its jar."
              .formatted(setting, value));
    }
  }

  /**
   * What type it writes cannot be known from a class name; a wrong one fails at the first value.
   */
  @SuppressWarnings("unchecked")
  private static Serializer<Object> foreignSerializer(Class<?> type) {
    return (Serializer<Object>) instance(SERIALIZER, type, Serializer.class);
  }

  private static Deserializer<Object> foreignDeserializer(
      Class<?> type, Collection<Schema> readers) {
    return new ResolvingDeserializer(
        instance(DESERIALIZER, type, Deserializer.class), new ReaderSchemas(readers));
  }

  private static <T> T instance(String setting, Class<?> type, Class<T> wanted) {
    if (!wanted.isAssignableFrom(type)) {
      throw new ConfigException(
          "Expected %s to name a %s, but %s is none."
              .formatted(setting, wanted.getName(), type.getName()));
    }
    return wanted.cast(Utils.newInstance(type));
  }
}
