package io.rejoin.schemas.docs;

import static io.rejoin.schemas.docs.Markdown.code;
import static io.rejoin.schemas.docs.Markdown.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/** Describes Avro types for people. */
final class TypeText {

  private TypeText() {}

  /** The fields of a record as a table. */
  static String fields(Schema record) {
    if (record.getFields().isEmpty()) {
      return "It has no fields.";
    }
    return table(
        List.of("field", "type", "default", "meaning"),
        record.getFields().stream()
            .map(
                field ->
                    List.of(
                        code(field.name()), of(field.schema()), byDefault(field), field.doc())));
  }

  /** A part of the page about a type: a heading, its doc, and what it is made of. */
  static String section(Schema type) {
    String body =
        type.getType() == Schema.Type.ENUM
            ? type.getEnumSymbols().stream().map(Markdown::code).collect(Collectors.joining(", "))
            : fields(type);
    return "### %s\n\n%s\n\n%s".formatted(type.getName(), type.getDoc(), body);
  }

  /** The records and enums that a schema is made of, by name, itself not among them. */
  static Map<String, Schema> parts(Stream<Schema> schemas) {
    Map<String, Schema> parts = new LinkedHashMap<>();
    schemas.forEach(schema -> schema.getFields().forEach(f -> collect(f.schema(), parts)));
    return parts;
  }

  private static void collect(Schema type, Map<String, Schema> parts) {
    switch (type.getType()) {
      case RECORD -> {
        if (parts.putIfAbsent(type.getName(), type) == null) {
          type.getFields().forEach(field -> collect(field.schema(), parts));
        }
      }
      case ENUM -> parts.putIfAbsent(type.getName(), type);
      case ARRAY -> collect(type.getElementType(), parts);
      case MAP -> collect(type.getValueType(), parts);
      case UNION -> type.getTypes().forEach(branch -> collect(branch, parts));
      default -> {}
    }
  }

  private static String of(Schema type) {
    return switch (type.getType()) {
      case RECORD, ENUM ->
          "[%s](#%s)".formatted(type.getName(), type.getName().toLowerCase(Locale.ROOT));
      case ARRAY -> "list of " + of(type.getElementType());
      case MAP -> "map of text to " + of(type.getValueType());
      case UNION -> type.getTypes().stream().map(TypeText::of).collect(Collectors.joining(" or "));
      default -> primitive(type);
    };
  }

  private static String primitive(Schema type) {
    String name = type.getType().getName();
    return type.getLogicalType() == null
        ? name
        : name + " (" + type.getLogicalType().getName() + ")";
  }

  private static String byDefault(Schema.Field field) {
    if (!field.hasDefaultValue()) {
      return "";
    }
    Object value = field.defaultVal();
    return code(
        value.equals(JsonProperties.NULL_VALUE) ? "null" : value.equals("") ? "\"\"" : value);
  }
}
