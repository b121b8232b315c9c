package io.rejoin.schemas.serde;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SystemLimitException;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;

/**
 * Reads values of one writer schema into one reader schema.
 *
 * <p>Resolves the pair once, at construction, and is immutable from then on: Avro's own generic
 * reader does so at its first read, with maps that are not safe when two threads share it. For the
 * same reason it has a {@link GenericData} of its own, which also keeps out whatever the rest of
 * the JVM has added to the global one.
 */
final class SchemaReader {

  private final DatumReader<Object> reader;

  /**
   * @throws org.apache.avro.AvroRuntimeException if no value could be read
   */
  SchemaReader(Schema written, Schema wanted) throws IOException {
    this.reader = new GenericData().getFastReaderBuilder().createDatumReader(written, wanted);
  }

  /**
   * Reads the value that takes all bytes from an offset on.
   *
   * @throws IOException if there are too few or too many
   */
  Object read(byte[] bytes, int offset) throws IOException {
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null);
    SystemLimitException.beginCollectionAllocationScope();
    try {
      Object value = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw new IOException("more bytes follow the value");
      }
      return value;
    } finally {
      SystemLimitException.endCollectionAllocationScope();
    }
  }
}
