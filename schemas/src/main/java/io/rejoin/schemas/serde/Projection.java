package io.rejoin.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;

/**
 * Turns values of one schema into values of another, by Avro's rules of resolution: writes them
 * with the one and reads them back with the other. Immutable.
 */
final class Projection {

  private final DatumWriter<Object> writer;
  private final SchemaReader reader;

  Projection(Schema from, Schema to) throws IOException {
    this.writer = new GenericDatumWriter<>(from, new GenericData());
    this.reader = new SchemaReader(from, to);
  }

  Object project(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    writer.write(value, encoder);
    encoder.flush();
    return reader.read(bytes.toByteArray(), 0);
  }
}
