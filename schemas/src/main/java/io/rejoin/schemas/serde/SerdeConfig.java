package io.rejoin.schemas.serde;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import io.rejoin.schemas.serde.registry.RegistryConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The settings of the serialisers: name, type, default, range and meaning in one table. All but
 * those that begin with {@code rejoin.} are named and mean what they do in Confluent's.
 */
public final class SerdeConfig {

  public static final String AUTO_REGISTER = "auto.register.schemas";
  public static final String USE_SCHEMA_ID = "use.schema.id";
  public static final String USE_LATEST = "use.latest.version";
  public static final String LATEST_STRICT = "latest.compatibility.strict";
  public static final String KEY_SUBJECT_STRATEGY = "key.subject.name.strategy";
  public static final String VALUE_SUBJECT_STRATEGY = "value.subject.name.strategy";
  public static final String SPECIFIC_READER = "specific.avro.reader";
  public static final String MAX_VALUE_BYTES = "rejoin.max.value.bytes";

  /**
   * Set in code only: a collection of the {@link org.apache.avro.Schema}s that values are read
   * into. A value written as any other record type is refused. Without it every value is read as it
   * was written.
   */
  public static final String READER_SCHEMAS = "rejoin.reader.schemas";

  private static final int DEFAULT_MAX_VALUE_BYTES = 1024 * 1024;

  private SerdeConfig() {}

  /** The whole table, the registry's settings included. */
  public static ConfigDef table() {
    return addLimits(addSubjects(addWriting(RegistryConfig.addTo(new ConfigDef()))));
  }

  private static ConfigDef addWriting(ConfigDef table) {
    return table
        .define(
            AUTO_REGISTER,
            ConfigDef.Type.BOOLEAN,
            true,
            HIGH,
            "Whether a writer adds its schema to the subject. Without, the schema must be there.")
        .define(
            USE_SCHEMA_ID,
            ConfigDef.Type.INT,
            -1,
            atLeast(-1),
            LOW,
            "Write with the schema of this id; -1 for none. Needs auto.register.schemas=false.")
        .define(
            USE_LATEST,
            ConfigDef.Type.BOOLEAN,
            false,
            MEDIUM,
            "Write with the subject's latest schema. Needs auto.register.schemas=false.")
        .define(
            LATEST_STRICT,
            ConfigDef.Type.BOOLEAN,
            true,
            LOW,
            "Whether the latest schema must be able to read all that the value's own schema can"
                + " write, or only the value at hand.");
  }

  private static ConfigDef addSubjects(ConfigDef table) {
    return table
        .define(
            KEY_SUBJECT_STRATEGY,
            ConfigDef.Type.STRING,
            SubjectNameStrategy.DEFAULT,
            LOW,
            "How the subject of a key is named: " + SubjectNameStrategy.names())
        .define(
            VALUE_SUBJECT_STRATEGY,
            ConfigDef.Type.STRING,
            SubjectNameStrategy.DEFAULT,
            LOW,
            "How the subject of a value is named: " + SubjectNameStrategy.names());
  }

  private static ConfigDef addLimits(ConfigDef table) {
    return table
        .define(
            SPECIFIC_READER,
            ConfigDef.Type.BOOLEAN,
            false,
            LOW,
            "Must be false here, since generic records are read. For generated classes set"
                + " value.deserializer to Confluent's KafkaAvroDeserializer.")
        .define(
            MAX_VALUE_BYTES,
            ConfigDef.Type.INT,
            DEFAULT_MAX_VALUE_BYTES,
            atLeast(WireFormat.PREFIX_BYTES),
            MEDIUM,
            "The most bytes that a value in the wire format may have, read or written.");
  }
}
