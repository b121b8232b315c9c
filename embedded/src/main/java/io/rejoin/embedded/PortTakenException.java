package io.rejoin.embedded;

import java.io.IOException;

/**
 * A port that was asked for can't be listened on.
 *
 * <p>Says which by {@link #host} and {@link #port}, so that a caller can name the option it came
 * from.
 */
public final class PortTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String host;
  private final int port;

  PortTakenException(HostPort address, IOException cause) {
    super(
        "Expected to listen on %s, but: %s. Stop what holds it, or choose another port (0 picks a free one)"
            .formatted(address, cause.getMessage()),
        cause);
    this.host = address.host();
    this.port = address.port();
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }
}
