package io.rejoin.schemas.serde;

import io.rejoin.schemas.serde.error.IncompatibleSchemaException;
import io.rejoin.schemas.serde.error.UnencodableValueException;
import io.rejoin.schemas.serde.registry.RegisteredSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;

/**
 * Writes values of one schema under one registered id. Immutable.
 *
 * <p>Where the registered schema is another than the values' own, it resolves them first: writing
 * them with it as they are would put fields by position, into the wrong places.
 */
final class SchemaWriter {

  /** Room that most values fit in. */
  private static final int USUAL_BYTES = 512;

  private final RegisteredSchema target;
  private final DatumWriter<Object> writer;
  private final Projection projection;

  private SchemaWriter(RegisteredSchema target, Projection projection) {
    this.target = target;
    this.writer = new GenericDatumWriter<>(target.schema(), new GenericData());
    this.projection = projection;
  }

  /**
   * @param strict whether the target must be able to read all that the values' schema can write
   * @throws IncompatibleSchemaException if it must and cannot, or can read no value
   */
  static SchemaWriter of(Schema own, RegisteredSchema target, boolean strict) {
    if (Compatibility.isSameForm(own, target.schema())) {
      return new SchemaWriter(target, null);
    }
    String problems = Compatibility.problems(target.schema(), own);
    if (strict && !problems.isEmpty()) {
      throw incompatible(own, target, problems, null);
    }
    try {
      return new SchemaWriter(target, new Projection(own, target.schema()));
    } catch (IOException | AvroRuntimeException unresolvable) {
      throw incompatible(own, target, problems, unresolvable);
    }
  }

  byte[] write(String topic, Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    WireFormat.writePrefix(bytes, target.id());
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      writer.write(projection == null ? value : projection.project(value), encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException | RuntimeException unfit) {
      throw new UnencodableValueException(
          topic,
          "a " + target.schema().getFullName() + " of schema id " + target.id(),
          "writing it fails with " + unfit,
          unfit);
    }
  }

  private static IncompatibleSchemaException incompatible(
      Schema own, RegisteredSchema target, String problems, Exception cause) {
    return new IncompatibleSchemaException(
        own.getFullName(), "schema id " + target.id() + " to be written with", problems, cause);
  }
}
