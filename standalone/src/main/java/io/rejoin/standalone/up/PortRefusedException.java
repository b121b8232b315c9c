package io.rejoin.standalone.up;

import io.rejoin.embedded.PortTakenException;

/** A port is taken; the message names it and the option that sets another. */
public final class PortRefusedException extends RuntimeException {

  PortRefusedException(String what, String option, PortTakenException cause) {
    super(
        "Expected the %s to listen on %s:%d, but the port is taken. Free it, or set another with %s (0 picks a free one)"
            .formatted(what, cause.host(), cause.port(), option),
        cause);
  }
}
