package io.rejoin.schemas.serde.error;

/** The bytes behind the schema id are not what that schema describes. */
public final class UndecodableValueException extends SerdeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param topic where the bytes come from
   * @param schemaId the id that they name
   * @param problem what is wrong with them, to follow "but"
   * @param cause Avro's failure, or null
   */
  public UndecodableValueException(String topic, int schemaId, String problem, Throwable cause) {
    super(
        Kind.POISON,
        ("Expected a value on topic %s to be Avro of schema id %d, but %s."
                + " Look for a producer that damages its bytes or takes the id of another schema.")
            .formatted(topic, schemaId, problem),
        cause);
  }
}
