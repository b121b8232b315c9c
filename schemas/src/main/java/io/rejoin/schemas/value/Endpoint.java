package io.rejoin.schemas.value;

import java.util.Comparator;

/**
 * Where an address can be reached now.
 *
 * @param protocol what is spoken there: {@code tcp}, {@code ws}, {@code rs}, …
 * @param host the cluster IP: an IP address or a host name that is resolved anew at each connect
 * @param port 1 to 65535
 */
public record Endpoint(String protocol, String host, int port) implements Comparable<Endpoint> {

  private static final Comparator<Endpoint> ORDER =
      Comparator.comparing(Endpoint::protocol)
          .thenComparing(Endpoint::host)
          .thenComparingInt(Endpoint::port);

  /** What two nodes cannot both hold: host and port, whatever is spoken there. */
  public String hostAndPort() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }

  /** The same endpoint at another cluster IP. */
  public Endpoint at(String newHost) {
    return new Endpoint(protocol, newHost, port);
  }

  @Override
  public int compareTo(Endpoint other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return protocol + "://" + hostAndPort();
  }
}
