package io.rejoin.schemas.serde.error;

/** The bytes are not in the wire format: a foreign first byte, too few bytes, another framing. */
public final class ForeignFormatException extends SerdeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param topic where the bytes come from
   * @param found what they look like, to follow "but"
   */
  public ForeignFormatException(String topic, String found) {
    super(
        Kind.POISON,
        ("Expected a value on topic %s to begin with magic byte 0 and a 4-byte schema id, but %s."
                + " Let its producer write Avro in Confluent's wire format with the schema id in"
                + " front of the value.")
            .formatted(topic, found),
        null);
  }
}
