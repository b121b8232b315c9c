package io.rejoin.schemas.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Fills a record field by field, in the order of its schema. Null is taken where the schema takes
 * it.
 */
final class Writing {

  private final Shape shape;
  private final GenericData.Record record;
  private int next;

  Writing(Shape shape) {
    this.shape = shape;
    this.record = new GenericData.Record(shape.schema());
  }

  Writing text(String value) {
    return put(value);
  }

  Writing number(Long value) {
    return put(value);
  }

  Writing count(int value) {
    return put(value);
  }

  Writing real(double value) {
    return put(value);
  }

  Writing flag(boolean value) {
    return put(value);
  }

  Writing uuid(UUID value) {
    return put(value == null ? null : value.toString());
  }

  <E extends Enum<E>> Writing symbol(SymbolCodec<E> codec, E value) {
    return put(value == null ? null : codec.encode(value));
  }

  <T> Writing record(Codec<T> codec, T value) {
    return put(value == null ? null : codec.encode(value));
  }

  <T> Writing records(Codec<T> codec, List<T> values) {
    List<GenericRecord> records = new ArrayList<>(values.size());
    for (T value : values) {
      records.add(codec.encode(value));
    }
    return put(records);
  }

  <E extends Enum<E>> Writing symbols(SymbolCodec<E> codec, List<E> values) {
    List<Object> symbols = new ArrayList<>(values.size());
    for (E value : values) {
      symbols.add(codec.encode(value));
    }
    return put(symbols);
  }

  Writing texts(List<String> values) {
    return put(values);
  }

  Writing uuids(List<UUID> values) {
    List<String> texts = new ArrayList<>(values.size());
    for (UUID value : values) {
      texts.add(value.toString());
    }
    return put(texts);
  }

  /** A map in the order of its keys, so that equal maps have equal bytes. */
  Writing map(SortedMap<String, ?> values) {
    return put(values);
  }

  GenericRecord done() {
    if (next != shape.size()) {
      throw new IllegalStateException(
          "Expected a value for " + shape.label(next) + ", but the codec gave none");
    }
    return record;
  }

  private Writing put(Object value) {
    if (value == null && !shape.isNullable(next)) {
      throw new IllegalArgumentException(
          "Expected " + shape.label(next) + " to be given, but it is null");
    }
    record.put(next++, value);
    return this;
  }
}
