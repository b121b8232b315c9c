package io.rejoin.schemas.serde.error;

/** The value has more bytes than this reader or writer accepts. */
public final class OversizedValueException extends SerdeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param topic where the value belongs
   * @param sizeBytes its size in the wire format
   * @param maxBytes the most that is accepted
   * @param setting name of the setting that holds the limit
   */
  public OversizedValueException(String topic, int sizeBytes, int maxBytes, String setting) {
    super(
        Kind.POISON,
        ("Expected a value on topic %s to have at most %d bytes, but it has %d."
                + " Make it smaller, or raise %s at every reader and writer and the topic's"
                + " max.message.bytes.")
            .formatted(topic, maxBytes, sizeBytes, setting),
        null);
  }
}
