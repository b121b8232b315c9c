package io.rejoin.standalone.up;

/** A port is taken; the message names it and the option that sets another. */
public final class PortRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PortRefusedException(Asked asked, Throwable cause) {
    super(
        "Expected the %s to listen on %s:%d, but the port is taken. Stop what holds it, or set another with %s (0 picks a free one)"
            .formatted(asked.what(), asked.host(), asked.port(), asked.option()),
        cause);
  }

  /**
   * A port that was asked for.
   *
   * @param what is to listen there
   * @param option of the command line that it comes from
   */
  record Asked(String what, String host, int port, String option) {}
}
