package io.rejoin.schemas.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.generic.IndexedRecord;

/**
 * Takes the fields out of a record one after the other, in the order of its schema. What a single
 * datum must look like is left to {@link Datum}. Every method throws {@link UndecodableException}.
 */
final class Reading {

  private static final int MAX_PORT = 65_535;

  private final Shape shape;
  private final IndexedRecord record;
  private int next;

  Reading(Shape shape, IndexedRecord record) {
    this.shape = shape;
    this.record = record;
  }

  String text() {
    return Datum.text(take(), this);
  }

  /** Null, or a text. */
  String textOrNull() {
    return orNull(value -> Datum.text(value, this));
  }

  /** A text that is not empty. */
  String word() {
    String text = text();
    if (text.isEmpty()) {
      throw expected("not to be empty", "it is");
    }
    return text;
  }

  long number() {
    return Datum.number(take(), this);
  }

  /** Null, or a number. */
  Long numberOrNull() {
    return orNull(value -> Datum.number(value, this));
  }

  int count() {
    return Datum.of(Integer.class, "a whole number", take(), this);
  }

  int port() {
    int port = count();
    if (port < 1 || port > MAX_PORT) {
      throw expected("to be 1 to " + MAX_PORT, "it is " + port);
    }
    return port;
  }

  double real() {
    return Datum.of(Double.class, "a number", take(), this);
  }

  boolean flag() {
    return Datum.of(Boolean.class, "true or false", take(), this);
  }

  UUID uuid() {
    return Datum.uuid(take(), this);
  }

  /** Null, or a UUID. */
  UUID uuidOrNull() {
    return orNull(value -> Datum.uuid(value, this));
  }

  <E extends Enum<E>> E symbol(SymbolCodec<E> codec) {
    return Datum.symbol(codec, take(), this);
  }

  /** Null, or one of the words. */
  <E extends Enum<E>> E symbolOrNull(SymbolCodec<E> codec) {
    return orNull(value -> Datum.symbol(codec, value, this));
  }

  <T> T record(Codec<T> codec) {
    return Datum.record(codec, take(), this);
  }

  /** Null, or a record. */
  <T> T recordOrNull(Codec<T> codec) {
    return orNull(value -> Datum.record(codec, value, this));
  }

  <T> List<T> records(Codec<T> codec) {
    return list(value -> Datum.record(codec, value, this));
  }

  <E extends Enum<E>> List<E> symbols(SymbolCodec<E> codec) {
    return list(value -> Datum.symbol(codec, value, this));
  }

  List<String> texts() {
    return list(value -> Datum.text(value, this));
  }

  List<UUID> uuids() {
    return list(value -> Datum.uuid(value, this));
  }

  SortedMap<String, String> textMap() {
    return map(value -> Datum.text(value, this));
  }

  SortedMap<String, Long> numberMap() {
    return map(value -> Datum.number(value, this));
  }

  /** What is wrong with the field taken last. */
  UndecodableException expected(String wanted, String actual) {
    return new UndecodableException(
        "Expected " + shape.label(next - 1) + " " + wanted + ", but " + actual);
  }

  private Object take() {
    return record.get(next++);
  }

  private <T> T orNull(Function<Object, T> read) {
    Object value = take();
    return value == null ? null : read.apply(value);
  }

  private <T> List<T> list(Function<Object, T> read) {
    List<?> items = Datum.of(List.class, "a list", take(), this);
    List<T> list = new ArrayList<>(items.size());
    for (Object item : items) {
      list.add(read.apply(item));
    }
    return list;
  }

  private <T> SortedMap<String, T> map(Function<Object, T> read) {
    Map<?, ?> items = Datum.of(Map.class, "a map", take(), this);
    SortedMap<String, T> map = new TreeMap<>();
    items.forEach((key, item) -> map.put(Datum.text(key, this), read.apply(item)));
    return map;
  }
}
