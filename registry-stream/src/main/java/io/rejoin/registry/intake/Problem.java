package io.rejoin.registry.intake;

/**
 * Why a record cannot be taken.
 *
 * @param cause one word for tools, such as {@code KeyMissing}
 * @param text for people: "Expected …, but …"
 */
public record Problem(String cause, String text) {

  private static final String SUFFIX = "Exception";

  /** The problem that a failed decoder found. */
  public static Problem of(RuntimeException failure) {
    String type = failure.getClass().getSimpleName();
    boolean suffixed = type.endsWith(SUFFIX) && type.length() > SUFFIX.length();
    String cause = suffixed ? type.substring(0, type.length() - SUFFIX.length()) : type;
    String text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return new Problem(cause, text);
  }
}
