package io.rejoin.standalone.up;

import io.rejoin.runtime.life.Part;
import io.rejoin.standalone.up.PortRefusedException.Asked;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;

/**
 * Looks at the ports of what starts late, so that a taken one is told in the first second. Broker
 * and schema registry look at theirs themselves, after waiting for a predecessor that still ends.
 */
final class PortsFree implements Part {

  private final List<Asked> ports;

  PortsFree(List<Asked> ports) {
    this.ports = List.copyOf(ports);
  }

  @Override
  public String name() {
    return "ports";
  }

  @Override
  public Duration stopBudget() {
    return Duration.ZERO;
  }

  @Override
  public void start() {
    ports.forEach(PortsFree::look);
  }

  private static void look(Asked asked) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(asked.host(), asked.port()));
    } catch (IOException e) {
      throw new PortRefusedException(asked, e);
    }
  }

  @Override
  public void stop() {}
}
