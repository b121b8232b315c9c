package io.rejoin.runtime.http;

import java.time.Duration;

/**
 * Where and how a program serves HTTP.
 *
 * @param host address to listen on
 * @param port 0 for a free one
 * @param maxThreads of the request pool; at least 6, since Jetty keeps some for itself
 * @param stopBudget how long running requests may take once the program stops
 * @param portSetting what to tell who must choose another port, such as {@code http.port}
 */
public record HttpOptions(
    String host, int port, int maxThreads, Duration stopBudget, String portSetting) {

  /** Threads that serve a program's own requests with room to spare. */
  public static final int FEW_THREADS = 12;

  /** A small service with 2 s to stop. */
  public static HttpOptions of(String host, int port, String portSetting) {
    return new HttpOptions(host, port, FEW_THREADS, Duration.ofSeconds(2), portSetting);
  }
}
