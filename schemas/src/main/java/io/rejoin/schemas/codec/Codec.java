package io.rejoin.schemas.codec;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Turns a value into its Avro record and back. Equal values give equal records, and equal bytes.
 *
 * @param <V> an immutable value of {@code io.rejoin.schemas}
 */
public interface Codec<V> {

  /** The schema that {@link #encode} writes, self-contained. */
  Schema schema();

  /**
   * The record of a value.
   *
   * @throws IllegalArgumentException when a component is null that must not be: a fault of the
   *     caller
   */
  GenericRecord encode(V value);

  /**
   * The value of a record, which may be of any compatible version of the schema.
   *
   * @throws UndecodableException when it has not the value's shape
   */
  V decode(GenericRecord record);
}
