package io.rejoin.embedded.tether;

/** A child process ended, or hung, before it was ready; the message quotes the end of its log. */
public final class ChildFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChildFailedException(String message) {
    super(message);
  }
}
