package io.rejoin.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How to run an {@link EmbeddedBroker}.
 *
 * @param dataDir where its records live; made when missing. A broker that is started on it again
 *     has its topics, cluster id and ports again
 * @param host the host name or IP literal that it listens on and that clients are told to connect
 *     to
 * @param brokerPort the port for clients; 0 takes the one of the last start, or a free one
 * @param controllerPort the port of its own controller; 0 as above
 * @param overrides broker settings, by Kafka's names, that replace those of the embedded broker
 */
public record BrokerOptions(
    Path dataDir, String host, int brokerPort, int controllerPort, Map<String, String> overrides) {
  private static final Set<String> OWN_SETTINGS =
      Set.of(
          "controller.listener.names",
          "controller.quorum.bootstrap.servers",
          "controller.quorum.voters",
          "listeners",
          "log.dir",
          "log.dirs",
          "metadata.log.dir",
          "node.id",
          "process.roles");

  /**
   * Makes the data directory absolute.
   *
   * @throws IllegalArgumentException when a port is out of range, both ports are the same, or an
   *     override is one of the settings that these options decide
   */
  public BrokerOptions {
    dataDir = dataDir.toAbsolutePath().normalize();
    overrides = Map.copyOf(overrides);
    Ports.requirePort("brokerPort", brokerPort);
    Ports.requirePort("controllerPort", controllerPort);
    if (brokerPort != 0 && brokerPort == controllerPort) {
      throw new IllegalArgumentException(
          "Expected two ports, but brokerPort and controllerPort are both " + brokerPort);
    }
    Set<String> refused = new TreeSet<>(overrides.keySet());
    refused.retainAll(OWN_SETTINGS);
    if (!refused.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected overrides beside what host, ports and dataDir decide, but got " + refused);
    }
  }

  /** A broker on free ports of the loopback interface. */
  public static BrokerOptions in(Path dataDir) {
    return new BrokerOptions(dataDir, "127.0.0.1", 0, 0, Map.of());
  }

  /** The same on another host name or IP literal. */
  public BrokerOptions withHost(String newHost) {
    return new BrokerOptions(dataDir, newHost, brokerPort, controllerPort, overrides);
  }

  /** The same with another port for clients. */
  public BrokerOptions withBrokerPort(int newPort) {
    return new BrokerOptions(dataDir, host, newPort, controllerPort, overrides);
  }

  /** The same with another port for the controller. */
  public BrokerOptions withControllerPort(int newPort) {
    return new BrokerOptions(dataDir, host, brokerPort, newPort, overrides);
  }

  /** The same with one broker setting replaced, by Kafka's name of it. */
  public BrokerOptions withOverride(String name, String value) {
    Map<String, String> more = new HashMap<>(overrides);
    more.put(name, value);
    return new BrokerOptions(dataDir, host, brokerPort, controllerPort, more);
  }
}
