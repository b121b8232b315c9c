package io.rejoin.schemas.serde.error;

/**
 * The subject does not hold the schema to be written with, and registering it was not allowed.
 *
 * <p>Retriable, since registering it mends the write.
 */
public final class UnregisteredSchemaException extends SerdeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param subject where the schema was looked for
   * @param wanted names the schema, such as a record's full name
   */
  public UnregisteredSchemaException(String subject, String wanted) {
    super(
        Kind.RETRIABLE,
        ("Expected subject %s to hold %s, but it does not."
                + " Register the schema, or set auto.register.schemas=true.")
            .formatted(subject, wanted),
        null);
  }
}
