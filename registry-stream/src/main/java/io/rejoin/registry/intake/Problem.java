package io.rejoin.registry.intake;

import io.rejoin.schemas.serde.error.SerdeException;

/**
 * Why a record cannot be taken.
 *
 * @param cause one word for tools, such as {@code KeyMissing}
 * @param text for people: "Expected …, but …"
 */
public record Problem(String cause, String text) {

  private static final String SUFFIX = "Exception";

  /** The problem that a codec found, or the deserialiser behind it. */
  public static Problem of(RuntimeException failure) {
    boolean wrapped = failure.getCause() instanceof SerdeException;
    String type = (wrapped ? failure.getCause() : failure).getClass().getSimpleName();
    boolean suffixed = type.endsWith(SUFFIX) && type.length() > SUFFIX.length();
    String cause = suffixed ? type.substring(0, type.length() - SUFFIX.length()) : type;
    String text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return new Problem(cause, text);
  }
}
