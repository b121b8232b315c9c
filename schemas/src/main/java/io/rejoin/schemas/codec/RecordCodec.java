package io.rejoin.schemas.codec;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * The codec of a record, given by how its fields are written and read, in the order of its schema.
 * It reads records of its own schema only; {@link AnyVersionCodec} brings others into that.
 */
final class RecordCodec<V> implements Codec<V> {

  private final Shape shape;
  private final BiConsumer<V, Writing> write;
  private final Function<Reading, V> read;

  RecordCodec(String schemaName, BiConsumer<V, Writing> write, Function<Reading, V> read) {
    this.shape = new Shape(Schemas.named(schemaName));
    this.write = write;
    this.read = read;
  }

  @Override
  public Schema schema() {
    return shape.schema();
  }

  @Override
  public GenericRecord encode(V value) {
    Writing out = new Writing(shape);
    write.accept(value, out);
    return out.done();
  }

  @Override
  public V decode(GenericRecord record) {
    return read.apply(new Reading(shape, record));
  }
}
