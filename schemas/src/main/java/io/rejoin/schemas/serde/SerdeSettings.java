package io.rejoin.schemas.serde;

import io.rejoin.schemas.serde.registry.RegistryConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * The settings of {@link SerdeConfig} that one serialiser or deserialiser goes by.
 *
 * @param isKey whether it serves keys
 * @param choice where the schema to write with comes from
 * @param schemaId the id for {@link SchemaChoice#FIXED}
 * @param strict whether that schema must be able to read all that a value's own schema can write
 * @param subjects how subjects are named
 * @param maxBytes the most that a value may have in the wire format
 * @param maxSchemas how many schemas are remembered
 */
record SerdeSettings(
    boolean isKey,
    SchemaChoice choice,
    int schemaId,
    boolean strict,
    SubjectNameStrategy subjects,
    int maxBytes,
    int maxSchemas) {

  private static final ConfigDef TABLE = SerdeConfig.table();

  /** Where the schema to write with comes from. */
  enum SchemaChoice {
    /** The value's own, added to the subject. */
    REGISTER,
    /** The one of the id in the settings. */
    FIXED,
    /** The subject's latest. */
    LATEST,
    /** The value's own, which the subject must hold. */
    LOOKUP
  }

  static SerdeSettings of(Map<String, ?> configs, boolean isKey) {
    AbstractConfig config = new AbstractConfig(TABLE, withClassNames(configs), false);
    refuseSpecificReader(config);
    SchemaChoice choice = choice(config);
    String strategy = isKey ? SerdeConfig.KEY_SUBJECT_STRATEGY : SerdeConfig.VALUE_SUBJECT_STRATEGY;
    return new SerdeSettings(
        isKey,
        choice,
        config.getInt(SerdeConfig.USE_SCHEMA_ID),
        choice != SchemaChoice.LATEST || config.getBoolean(SerdeConfig.LATEST_STRICT),
        SubjectNameStrategy.named(strategy, config.getString(strategy)),
        config.getInt(SerdeConfig.MAX_VALUE_BYTES),
        config.getInt(RegistryConfig.MAX_SCHEMAS));
  }

  /** In Confluent's order: to register goes before an id, an id before the latest. */
  private static SchemaChoice choice(AbstractConfig config) {
    if (config.getBoolean(SerdeConfig.AUTO_REGISTER)) {
      return SchemaChoice.REGISTER;
    }
    if (config.getInt(SerdeConfig.USE_SCHEMA_ID) >= 0) {
      return SchemaChoice.FIXED;
    }
    return config.getBoolean(SerdeConfig.USE_LATEST) ? SchemaChoice.LATEST : SchemaChoice.LOOKUP;
  }

  private static void refuseSpecificReader(AbstractConfig config) {
    if (config.getBoolean(SerdeConfig.SPECIFIC_READER)) {
      throw new ConfigException(
          ("Expected %s to be false, but it is true. This deserialiser reads generic records, since"
                  + " Avro loads generated classes only if the whole JVM trusts them. For generated"
                  + " classes set value.deserializer to"
                  + " io.confluent.kafka.serializers.KafkaAvroDeserializer.")
              .formatted(SerdeConfig.SPECIFIC_READER));
    }
  }

  /** Strategies may be given as classes too; only their names count. */
  private static Map<String, Object> withClassNames(Map<String, ?> configs) {
    Map<String, Object> named = new HashMap<>(configs);
    named.replaceAll((name, value) -> value instanceof Class<?> type ? type.getName() : value);
    return named;
  }
}
