package io.rejoin.runtime.http;

/** Ends a request with an error that tells what to do. */
public final class HttpRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;

  /**
   * @param status HTTP status, 400 and above
   * @param error stable name in upper snake case
   * @param message "Expected to …, but …"
   */
  public HttpRefusal(int status, String error, String message) {
    super(message, null, false, false);
    this.status = status;
    this.error = error;
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** Stable name of the error. */
  public String error() {
    return error;
  }
}
