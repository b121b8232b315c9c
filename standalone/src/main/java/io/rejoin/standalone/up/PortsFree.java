package io.rejoin.standalone.up;

import io.rejoin.standalone.up.PortRefusedException.Asked;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Looks at the ports of what starts late, so that a taken one is told in the first second. Broker
 * and schema registry look at theirs themselves, after waiting for a predecessor that still ends.
 */
final class PortsFree {

  private PortsFree() {}

  /** Returns when all can be listened on now. */
  static void require(Iterable<Asked> ports) {
    ports.forEach(PortsFree::look);
  }

  private static void look(Asked asked) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(asked.host(), asked.port()));
    } catch (IOException e) {
      throw new PortRefusedException(asked, e);
    }
  }
}
