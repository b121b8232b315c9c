package io.rejoin.schemas.serde.error;

/** A schema exists, but is not one that can be used: no Avro, not self-contained, not valid. */
public final class UnusableSchemaException extends SerdeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param which names the schema: by id, or by name and subject
   * @param problem what it is instead, to follow "but"
   * @param cause the parser's failure, or null
   */
  public UnusableSchemaException(String which, String problem, Throwable cause) {
    super(
        Kind.POISON,
        ("Expected %s to be a valid, self-contained Avro schema, but %s."
                + " Write values of this topic with the published schemas.")
            .formatted(which, problem),
        cause);
  }
}
