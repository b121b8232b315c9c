package io.rejoin.schemas.serde.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.rejoin.schemas.serde.error.UnusableSchemaException;
import org.apache.avro.Schema;

/** Reads a schema out of a registry's answer. */
final class SchemaDocument {

  private SchemaDocument() {}

  /**
   * Parses the field {@code schema}. Defaults are not checked: a writer's defaults are never used,
   * and old schemas with wrong ones are about. Whatever the parser throws counts as invalid: it has
   * a null pointer exception for a name that stands for nothing.
   *
   * @param which names the schema in errors
   * @param answer has {@code schema}, and perhaps {@code schemaType} and {@code references}
   */
  static Schema parse(String which, JsonNode answer) {
    String type = answer.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw new UnusableSchemaException(which, "it is of type " + type, null);
    }
    if (!answer.path("references").isEmpty()) {
      throw new UnusableSchemaException(which, "it refers to other schemas", null);
    }
    try {
      return new Schema.Parser().setValidateDefaults(false).parse(answer.get("schema").asText());
    } catch (RuntimeException invalid) {
      throw new UnusableSchemaException(
          which, "it cannot be parsed: " + invalid.getMessage(), invalid);
    }
  }
}
