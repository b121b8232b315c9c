package io.rejoin.schemas.codec;

/**
 * Something read from a topic has not the shape of a value: bad input, never the fault of the
 * reader. Its message says "Expected …, but …". Whoever reads keeps what it could not read (intake:
 * in {@code dead-letters}) and goes on.
 */
public final class UndecodableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UndecodableException(String message) {
    super(message);
  }

  public UndecodableException(String message, Throwable cause) {
    super(message, cause);
  }
}
