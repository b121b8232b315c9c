package io.rejoin.schemas.codec;

import org.apache.avro.Schema;

/**
 * A record schema with what encoding and decoding ask of it at every field, resolved once.
 *
 * <p>Fields are written and read in the order of the schema, so no name is looked up. The order is
 * that of the value's components; a test holds both against each other.
 */
final class Shape {

  private final Schema schema;
  private final String[] names;
  private final boolean[] nullable;

  Shape(Schema schema) {
    this.schema = schema;
    this.names = schema.getFields().stream().map(Schema.Field::name).toArray(String[]::new);
    this.nullable = new boolean[names.length];
    for (Schema.Field field : schema.getFields()) {
      nullable[field.pos()] = field.schema().isNullable();
    }
  }

  Schema schema() {
    return schema;
  }

  int size() {
    return names.length;
  }

  boolean isNullable(int position) {
    return nullable[position];
  }

  /** The field as people know it, such as {@code Endpoint.port}. */
  String label(int position) {
    return schema.getName() + "." + names[position];
  }
}
