package io.rejoin.schemas.serde.error;

/** The value to be written is none that the schema describes, or carries no schema at all. */
public final class UnencodableValueException extends SerdeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param topic where the value was to go
   * @param expected what the value was to be, to follow "to be"
   * @param problem what it is instead, to follow "but"
   * @param cause Avro's failure, or null
   */
  public UnencodableValueException(String topic, String expected, String problem, Throwable cause) {
    super(
        Kind.POISON,
        ("Expected a value for topic %s to be %s, but %s."
                + " Build it with the record's published schema.")
            .formatted(topic, expected, problem),
        cause);
  }
}
