package io.rejoin.registry.decisions.recovery;

/**
 * The decision stage must not go on, on any instance, until somebody has mended what the message
 * says. Trying again would not help.
 */
public final class StageHaltedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message "Expected …, but …", and what to do
   */
  public StageHaltedException(String message) {
    super(message);
  }
}
