package io.rejoin.agent.reach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Asks the machine's routing table which address it would speak from. Sends nothing. */
final class RouteProbe {

  private RouteProbe() {}

  /** The local address that packets to this place would come from; empty without a route. */
  static Optional<InetAddress> localAddressTowards(InetSocketAddress place) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(place.getHostString(), place.getPort()));
      return Optional.ofNullable(socket.getLocalAddress());
    } catch (IOException | UncheckedIOException | IllegalArgumentException noRoute) {
      return Optional.empty();
    }
  }
}
