package io.rejoin.schemas.serde;

import io.rejoin.schemas.serde.error.IncompatibleSchemaException;
import io.rejoin.schemas.serde.error.UnexpectedRecordException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Gives a foreign deserialiser's records the reader's schemas: one that knows nothing of these
 * hands out each record in the version it was written in, or as a generated class.
 */
final class ResolvingDeserializer implements Deserializer<Object> {

  private static final int MAX_SCHEMAS = 1000;

  private final Deserializer<?> foreign;
  private final ReaderSchemas wanted;
  private final Memo<Schema, Projection> projections = new Memo<>(MAX_SCHEMAS);

  /**
   * @param foreign configured and closed with this one
   * @param wanted empty to hand out each record as it comes
   */
  ResolvingDeserializer(Deserializer<?> foreign, ReaderSchemas wanted) {
    this.foreign = foreign;
    this.wanted = wanted;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    foreign.configure(configs, isKey);
  }

  @Override
  public Object deserialize(String topic, byte[] bytes) {
    return resolve(topic, foreign.deserialize(topic, bytes));
  }

  @Override
  public Object deserialize(String topic, Headers headers, byte[] bytes) {
    return resolve(topic, foreign.deserialize(topic, headers, bytes));
  }

  @Override
  public void close() {
    foreign.close();
  }

  private Object resolve(String topic, Object value) {
    if (value == null || wanted.isEmpty()) {
      return value;
    }
    if (!(value instanceof GenericContainer container)) {
      throw new UnexpectedRecordException(topic, value.getClass().getName(), List.of("a record"));
    }
    Schema written = container.getSchema();
    Schema reader = wanted.forWriter(topic, written);
    boolean asWanted = value instanceof GenericRecord && reader.equals(written);
    return asWanted ? value : project(written, reader, value);
  }

  private Object project(Schema written, Schema reader, Object value) {
    Projection projection = projections.get(written, () -> projection(written, reader));
    try {
      return projection.project(value);
    } catch (IOException | RuntimeException unfit) {
      throw incompatible(written, reader, unfit);
    }
  }

  private static Projection projection(Schema written, Schema reader) {
    try {
      return new Projection(written, reader);
    } catch (IOException | AvroRuntimeException unresolvable) {
      throw incompatible(written, reader, unresolvable);
    }
  }

  private static IncompatibleSchemaException incompatible(
      Schema written, Schema reader, Exception cause) {
    return new IncompatibleSchemaException(
        written.getFullName() + " as it was written",
        "the schema it is read into",
        ("reading it fails with " + cause + " " + Compatibility.problems(reader, written)).strip(),
        cause);
  }
}
