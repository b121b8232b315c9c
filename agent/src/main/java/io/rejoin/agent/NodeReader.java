package io.rejoin.agent;

import io.rejoin.agent.core.Offer;
import io.rejoin.agent.probe.ProbeOptions;
import io.rejoin.agent.reach.ClusterIp;
import io.rejoin.agent.reach.DetectedIp;
import io.rejoin.agent.reach.Reachability;
import io.rejoin.agent.reach.Service;
import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.SettingProblem;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsRefusedException;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Profile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/** Reads from settings what a node is, and what is looked at around it. */
final class NodeReader {

  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final Settings settings;

  NodeReader(Settings settings) {
    this.settings = settings;
  }

  /**
   * The node's address.
   *
   * @throws SettingsRefusedException when it is not set, and the host has no name
   */
  String address() {
    return settings.get(NodeSettings.ADDRESS).orElseGet(NodeReader::hostName);
  }

  /** What it registers with, but for the endpoints at the cluster IP. */
  Offer offer() {
    return new Offer(profile(), List.of(), origin(), agent());
  }

  Surroundings surroundings() {
    return new Surroundings(
        Optional.of(new Reachability(clusterIp(), services())),
        settings.get(NodeSettings.CLUSTER_IP_REFRESH),
        settings.get(NodeSettings.PROBE).map(this::probe),
        settings.get(NodeSettings.HARDWARE),
        dataDir());
  }

  private Profile profile() {
    return new Profile(
        settings.get(NodeSettings.NAME).orElseGet(this::address),
        settings.get(NodeSettings.TYPE),
        settings.get(NodeSettings.ROLES).stream().map(NodeSettings::role).toList(),
        settings.get(NodeSettings.REALMS),
        Capabilities.NONE.labelled(labels()));
  }

  private Map<String, String> labels() {
    return settings.get(NodeSettings.LABELS).stream()
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> second));
  }

  private List<Service> services() {
    return settings.get(NodeSettings.ENDPOINTS).stream().map(Service::parse).toList();
  }

  private ClusterIp clusterIp() {
    boolean loopbackAllowed = settings.get(NodeSettings.CLUSTER_IP_LOOPBACK);
    return settings
        .get(NodeSettings.CLUSTER_IP)
        .map(ClusterIp::given)
        .orElseGet(() -> new DetectedIp(registry(), loopbackAllowed));
  }

  private ProbeOptions probe(String target) {
    return new ProbeOptions(
        target,
        settings.get(NodeSettings.PROBE_INTERVAL),
        settings.get(NodeSettings.PROBE_TIMEOUT),
        settings.get(NodeSettings.PROBE_RISE),
        settings.get(NodeSettings.PROBE_FALL));
  }

  private Optional<Path> dataDir() {
    String dir = settings.get(AgentSettings.DATA_DIR);
    String home = System.getProperty("user.home");
    return Optional.of(dir)
        .filter(text -> !text.isBlank())
        .map(text -> Path.of(text.startsWith("~/") ? home + text.substring(1) : text));
  }

  /** Where the registry is reached: its doors, or the brokers. */
  private List<InetSocketAddress> registry() {
    List<String> masters = settings.get(AgentSettings.MASTER_URLS);
    return masters.isEmpty()
        ? settings.get(ClusterSettings.BOOTSTRAP_SERVERS).stream()
            .flatMap(broker -> place(Utils.getHost(broker), Utils.getPort(broker)))
            .toList()
        : masters.stream().map(URI::create).flatMap(NodeReader::door).toList();
  }

  private static Stream<InetSocketAddress> door(URI url) {
    int byDefault = "https".equals(url.getScheme()) ? HTTPS : HTTP;
    return place(url.getHost(), url.getPort() < 0 ? byDefault : url.getPort());
  }

  /** Nothing for a place that is misspelt: whoever connects will say so. */
  private static Stream<InetSocketAddress> place(String host, Integer port) {
    return host == null || port == null
        ? Stream.empty()
        : Stream.of(InetSocketAddress.createUnresolved(host, port));
  }

  private static String origin() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      String text = "Expected node.address to be set, or this host to have a name, but " + nameless;
      throw new SettingsRefusedException(
          List.of(new SettingProblem(NodeSettings.ADDRESS.key(), text)));
    }
  }

  private static String agent() {
    String version = NodeReader.class.getPackage().getImplementationVersion();
    return version == null ? "rejoin-agent" : "rejoin-agent/" + version;
  }
}
