package io.rejoin.schemas.serde.error;

/** Two schemas that have to fit do not: by the registry's rules, or by Avro's. */
public final class IncompatibleSchemaException extends SerdeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param schema names the schema that was to fit
   * @param other what it was to fit, such as a subject's versions or a reader schema
   * @param problem the differences, to follow "but"
   * @param cause Avro's failure, or null
   */
  public IncompatibleSchemaException(String schema, String other, String problem, Throwable cause) {
    super(
        Kind.POISON,
        ("Expected %s to be compatible with %s, but %s."
                + " Add fields with defaults only, never rename or retype one, or use a new"
                + " subject.")
            .formatted(schema, other, problem),
        cause);
  }
}
