package io.rejoin.runtime.http;

import java.io.IOException;

/** The service can't listen where it is told to. */
public final class PortUnavailableException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Names the port and the setting that sets it. */
  public PortUnavailableException(HttpOptions options, Throwable cause) {
    super(
        ("Expected to listen on %s:%d, but %s. Free the port, or set %s to another one (0 picks a"
                + " free one)")
            .formatted(options.host(), options.port(), cause.getMessage(), options.portSetting()),
        cause);
  }
}
