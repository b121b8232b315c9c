package io.rejoin.schemas.serde;

import io.rejoin.schemas.serde.error.UnexpectedRecordException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/** The record types that are read, by full name and alias. Without any, everything is read. */
final class ReaderSchemas {

  private final Map<String, Schema> byName = new TreeMap<>();
  private final Set<String> names = new TreeSet<>();

  ReaderSchemas(Collection<Schema> schemas) {
    schemas.forEach(this::add);
  }

  /**
   * Takes the schemas out of a setting.
   *
   * @param value null, or a collection of schemas
   */
  static ReaderSchemas of(Object value) {
    if (value == null) {
      return new ReaderSchemas(Set.of());
    }
    if (value instanceof Collection<?> schemas
        && schemas.stream().allMatch(Schema.class::isInstance)) {
      return new ReaderSchemas(schemas.stream().map(Schema.class::cast).toList());
    }
    throw new ConfigException(
        "Expected %s to be a collection of org.apache.avro.Schema, but it is a %s. Set it in code."
            .formatted(SerdeConfig.READER_SCHEMAS, value.getClass().getName()));
  }

  /** Whether everything is read, as it was written. */
  boolean isEmpty() {
    return byName.isEmpty();
  }

  /**
   * The schema to read a value into.
   *
   * @throws UnexpectedRecordException if its record type is not among those that are read
   */
  Schema forWriter(String topic, Schema written) {
    if (isEmpty()) {
      return written;
    }
    Schema wanted = byName.get(written.getFullName());
    if (wanted == null) {
      throw new UnexpectedRecordException(topic, written.getFullName(), names);
    }
    return wanted;
  }

  private void add(Schema schema) {
    if (schema.getType() != Schema.Type.RECORD) {
      throw new ConfigException(
          "Expected %s to hold record schemas, but it holds one of type %s."
              .formatted(SerdeConfig.READER_SCHEMAS, schema.getType()));
    }
    names.add(schema.getFullName());
    put(schema.getFullName(), schema);
    schema.getAliases().forEach(alias -> put(alias, schema));
  }

  private void put(String name, Schema schema) {
    if (byName.putIfAbsent(name, schema) != null) {
      throw new ConfigException(
          "Expected %s to hold one schema a name, but it has two for %s."
              .formatted(SerdeConfig.READER_SCHEMAS, name));
    }
  }
}
