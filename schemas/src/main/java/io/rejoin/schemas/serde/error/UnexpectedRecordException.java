package io.rejoin.schemas.serde.error;

import java.util.Collection;

/** The value is well-formed, but of a record type that does not belong here. */
public final class UnexpectedRecordException extends SerdeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param topic where the value comes from
   * @param found full name of the type it was written with
   * @param expected full names of the record types that are read
   */
  public UnexpectedRecordException(String topic, String found, Collection<String> expected) {
    super(
        Kind.POISON,
        ("Expected a value on topic %s to be one of %s, but it is %s."
                + " Send it to the topic it belongs to, or take its record type among those read.")
            .formatted(topic, expected, found),
        null);
  }
}
