package io.rejoin.standalone.client;

import java.net.URI;

/** The door did not do what it was asked to; the message is for the person who asked. */
public final class DoorException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int UNAVAILABLE = 503;

  private final int status;

  /**
   * @param status HTTP status; 0 when there was no answer
   */
  public DoorException(int status, String message) {
    super(message);
    this.status = status;
  }

  static DoorException unreachable(URI base, Exception cause) {
    String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    DoorException exception =
        new DoorException(
            0,
            "Expected a registry at %s, but there is no answer (%s). Start one with 'rejoin up', or name another with --master"
                .formatted(base, why));
    exception.initCause(cause);
    return exception;
  }

  /** HTTP status; 0 when there was no answer. */
  public int status() {
    return status;
  }

  /** Whether there was no answer, or one that says that there is none yet. */
  public boolean isAway() {
    return status == 0 || status == UNAVAILABLE;
  }
}
