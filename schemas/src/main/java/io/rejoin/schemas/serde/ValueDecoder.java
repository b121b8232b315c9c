package io.rejoin.schemas.serde;

import io.rejoin.schemas.serde.error.IncompatibleSchemaException;
import io.rejoin.schemas.serde.error.OversizedValueException;
import io.rejoin.schemas.serde.error.SerdeException;
import io.rejoin.schemas.serde.error.UndecodableValueException;
import io.rejoin.schemas.serde.registry.SchemaRegistryClient;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;

/**
 * Turns bytes into values, in a row of checks; each failure has an exception of its own.
 *
 * <p>A writer schema that does not fit as a whole is no failure yet: a value that happens to fit is
 * read. So a symbol that a newer writer has added to an enum costs the records that use it only.
 */
final class ValueDecoder {

  private final SchemaRegistryClient registry;
  private final ReaderSchemas wanted;
  private final int maxBytes;
  private final Memo<Integer, SchemaReader> readers;

  ValueDecoder(SchemaRegistryClient registry, ReaderSchemas wanted, SerdeSettings settings) {
    this.registry = registry;
    this.wanted = wanted;
    this.maxBytes = settings.maxBytes();
    this.readers = new Memo<>(settings.maxSchemas());
  }

  Object decode(String topic, byte[] bytes) {
    if (bytes.length > maxBytes) {
      throw new OversizedValueException(topic, bytes.length, maxBytes, SerdeConfig.MAX_VALUE_BYTES);
    }
    int id = WireFormat.schemaId(topic, bytes);
    SchemaReader reader = readers.get(id, () -> reader(topic, id));
    try {
      return reader.read(bytes, WireFormat.PREFIX_BYTES);
    } catch (AvroTypeException unfit) {
      throw unfit(topic, id, unfit);
    } catch (IOException | RuntimeException damaged) {
      throw new UndecodableValueException(topic, id, "reading it fails with " + damaged, damaged);
    } catch (StackOverflowError nested) {
      throw new UndecodableValueException(topic, id, "it is nested too deeply", nested);
    }
  }

  private SchemaReader reader(String topic, int id) {
    Schema written = registry.byId(id);
    Schema reader = wanted.forWriter(topic, written);
    try {
      return new SchemaReader(written, reader);
    } catch (IOException | AvroRuntimeException unresolvable) {
      throw incompatible(id, written, unresolvable.getMessage(), unresolvable);
    }
  }

  /** Avro has one exception for bytes that no value has and for schemas that do not fit. */
  private SerdeException unfit(String topic, int id, AvroTypeException failure) {
    Schema written = registry.byId(id);
    String problems = Compatibility.problems(wanted.forWriter(topic, written), written);
    return problems.isEmpty()
        ? new UndecodableValueException(topic, id, "reading it fails with " + failure, failure)
        : incompatible(id, written, problems, failure);
  }

  private static IncompatibleSchemaException incompatible(
      int id, Schema written, String problems, Exception cause) {
    return new IncompatibleSchemaException(
        "schema id %d of %s".formatted(id, written.getFullName()),
        "the schema it is read into",
        problems,
        cause);
  }
}
