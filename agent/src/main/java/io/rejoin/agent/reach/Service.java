package io.rejoin.agent.reach;

import io.rejoin.schemas.value.Endpoint;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that the node serves.
 *
 * @param protocol as in {@link Endpoint#protocol}
 * @param host where, when that is not the cluster IP; null when it is
 */
public record Service(String protocol, String host, int port) {

  private static final Pattern SPELLING =
      Pattern.compile(
          "(?<protocol>[a-z][a-z0-9+.-]*):(?://(?<host>\\[[^]]+]|[^:/\\[\\]]+):)?(?<port>\\d{1,5})");

  private static final int MAX_PORT = 65_535;

  /**
   * Reads {@code PROTOCOL:PORT}, or {@code PROTOCOL://HOST:PORT} for one elsewhere.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static Service parse(String text) {
    Matcher spelt = SPELLING.matcher(text.strip());
    if (!spelt.matches()) {
      throw notOne(text);
    }
    int port = Integer.parseInt(spelt.group("port"));
    if (port < 1 || port > MAX_PORT) {
      throw notOne(text);
    }
    String host = spelt.group("host");
    return new Service(
        spelt.group("protocol"), host == null ? null : host.replaceAll("[\\[\\]]", ""), port);
  }

  /** Where it is reached while the node has this cluster IP. */
  Endpoint at(String clusterIp) {
    return new Endpoint(protocol, host == null ? clusterIp : host, port);
  }

  private static IllegalArgumentException notOne(String text) {
    return new IllegalArgumentException(
        "Expected an endpoint as PROTOCOL:PORT or PROTOCOL://HOST:PORT, but it is " + text);
  }
}
