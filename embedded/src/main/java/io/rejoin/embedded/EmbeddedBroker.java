package io.rejoin.embedded;

import java.net.BindException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real single-node Kafka broker in this process, in KRaft mode.
 *
 * <p>Started again on its data directory, after {@link #close} or a crash, it has its topics, its
 * cluster id and (unless other ones are asked for) its ports again. One node only: replication is
 * for clusters of their own. Registers no shutdown hook; who starts it closes it, in the order that
 * suits.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final String BROKER_PORT = "broker";
  private static final String CONTROLLER_PORT = "controller";

  private final HostPort address;
  private final String clusterId;
  private final KafkaNode node;
  private final DirectoryClaim claim;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedBroker(HostPort address, String clusterId, KafkaNode node, DirectoryClaim claim) {
    this.address = address;
    this.clusterId = clusterId;
    this.node = node;
    this.claim = claim;
  }

  /**
   * Starts a broker; returns when clients can connect. Formats the data directory at its first use.
   *
   * @throws PortTakenException when a port that the options name is taken
   * @throws DataDirectoryInUseException when another broker works in the data directory
   * @throws RuntimeException when Kafka refuses the overrides or can't read the data
   */
  public static EmbeddedBroker start(BrokerOptions options) {
    Path dataDir = options.dataDir();
    DirectoryClaim claim = DirectoryClaim.of(dataDir.resolve("lock"));
    try {
      PortPlan ports =
          new PortPlan(
              options.host(),
              new RememberedPorts(dataDir.resolve("ports.properties")),
              new FreePorts(new SplittableRandom()));
      return ports.start(askedPorts(options), decided -> startOn(decided, options, claim));
    } catch (RuntimeException e) {
      claim.close();
      throw e;
    }
  }

  private static SortedMap<String, Integer> askedPorts(BrokerOptions options) {
    return new TreeMap<>(
        Map.of(BROKER_PORT, options.brokerPort(), CONTROLLER_PORT, options.controllerPort()));
  }

  private static EmbeddedBroker startOn(
      SortedMap<String, Integer> ports, BrokerOptions options, DirectoryClaim claim) {
    HostPort client = new HostPort(options.host(), ports.get(BROKER_PORT));
    HostPort controller = new HostPort(options.host(), ports.get(CONTROLLER_PORT));
    BrokerStorage storage = new BrokerStorage(options.dataDir().resolve("log"));
    String clusterId = storage.prepare();
    try {
      KafkaNode node =
          KafkaNode.start(
              BrokerSettings.of(client, controller, storage.logDir(), options.overrides()));
      LOG.info("Kafka broker listens on {}, its data is in {}", client, options.dataDir());
      return new EmbeddedBroker(client, clusterId, node, claim);
    } catch (BindException e) {
      throw portTaken(e, client, controller);
    }
  }

  private static PortTakenException portTaken(BindException e, HostPort... addresses) {
    HostPort taken =
        Stream.of(addresses).filter(a -> a.obstacle().isPresent()).findFirst().orElse(addresses[0]);
    return new PortTakenException(taken, e);
  }

  /** What clients put into {@code bootstrap.servers}: {@code host:port}. */
  public String bootstrapServers() {
    return address.toString();
  }

  /** The port for clients, never 0. */
  public int port() {
    return address.port();
  }

  /** The id that the data directory was formatted with. */
  public String clusterId() {
    return clusterId;
  }

  /** Blocks until the broker has stopped, by {@link #close} or by itself. Not interruptible. */
  public void awaitStopped() {
    node.awaitStopped();
  }

  /**
   * Stops the broker in order and gives its ports and data directory back, within seconds. The
   * second call does nothing.
   *
   * @throws IllegalStateException when the broker has not stopped after 20 s
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      node.stop();
      claim.close();
      LOG.info("Kafka broker on {} stopped", address);
    }
  }
}
