package io.rejoin.schemas.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Reads records under any compatible version of the schema: deserialisers hand out what was
 * written, under the writer's schema.
 *
 * <p>A record of our own version costs one comparison. Any other is written out and read again
 * under our schema, by Avro's own rules, which costs about as much as decoding it anew; that is
 * rare, so nothing is kept for it.
 */
final class AnyVersionCodec<V> implements Codec<V> {

  /** Knows no conversions and loads no classes, whatever the process has set globally. */
  private static final GenericData PLAIN = new GenericData().setFastReaderEnabled(false);

  private final Codec<V> own;

  /** Another instance of our schema, as a deserialiser's cache has it; told apart by identity. */
  private volatile Schema twin;

  AnyVersionCodec(Codec<V> own) {
    this.own = own;
  }

  @Override
  public Schema schema() {
    return own.schema();
  }

  @Override
  public GenericRecord encode(V value) {
    return own.encode(value);
  }

  @Override
  public V decode(GenericRecord record) {
    return own.decode(isOwn(record.getSchema()) ? record : adapted(record));
  }

  /** Same instance first: comparing two instances of a large schema costs microseconds. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isOwn(Schema writer) {
    if (writer == schema() || writer == twin) {
      return true;
    }
    if (!writer.equals(schema())) {
      return false;
    }
    twin = writer;
    return true;
  }

  private GenericRecord adapted(GenericRecord record) {
    Schema writer = record.getSchema();
    if (!writer.getFullName().equals(schema().getFullName())) {
      throw new UndecodableException(
          "Expected a record " + schema().getFullName() + ", but it is " + writer.getFullName());
    }
    try {
      return read(written(record), writer);
    } catch (IOException | AvroRuntimeException e) {
      throw new UndecodableException(
          "Expected a compatible version of " + writer.getFullName() + ", but it is not", e);
    }
  }

  private static byte[] written(GenericRecord record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(record.getSchema(), PLAIN).write(record, encoder);
    return bytes.toByteArray();
  }

  private GenericRecord read(byte[] bytes, Schema writer) throws IOException {
    return new GenericDatumReader<GenericRecord>(writer, schema(), PLAIN)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }
}
