package io.rejoin.bench.rig;

import io.rejoin.embedded.BrokerOptions;
import io.rejoin.embedded.process.BrokerProcess;
import io.rejoin.registry.app.RegistrySettings;
import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.KafkaSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsSources;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.topic.Topics;
import io.rejoin.standalone.topics.TopicTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A broker in a process of its own, with the topics of an empty cluster. Its registries are started
 * by whoever measures them.
 */
public final class Cluster implements AutoCloseable {

  /** The one that gates of measures serve. */
  public static final String REALM = "realm1";

  private static final String DAY_MS = "86400000";
  private static final String HALF_A_DAY_MS = "43200000";

  /** As Kafka's own start script has it, all else at the JVM's defaults. */
  private static final List<String> BROKER_JVM = List.of("-Xms1g", "-Xmx1g");

  private final Path directory;
  private final BrokerProcess broker;
  private final Map<String, String> settings;

  private Cluster(Path directory, BrokerProcess broker, Map<String, String> settings) {
    this.directory = directory;
    this.broker = broker;
    this.settings = Map.copyOf(settings);
  }

  static Cluster start(Rig rig, Map<String, String> brokerOverrides, Map<String, String> own) {
    try {
      Path directory = Files.createTempDirectory(rig.directory(), "cluster-");
      BrokerOptions options = BrokerOptions.in(directory.resolve("broker"));
      for (Map.Entry<String, String> override : brokerOverrides.entrySet()) {
        options = options.withOverride(override.getKey(), override.getValue());
      }
      BrokerProcess broker = BrokerProcess.start(options, BROKER_JVM);
      Map<String, String> settings = shared(rig, directory, broker.bootstrapServers());
      settings.putAll(own);
      return new Cluster(directory, broker, settings).prepared();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nodes that send no heartbeats must stay as they are while something else is measured. */
  private static Map<String, String> shared(Rig rig, Path directory, String bootstrapServers) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("schema.registry.url", rig.schemaRegistry());
    settings.put("http.host", "127.0.0.1");
    settings.put("http.port", "0");
    settings.put("topic.replication", "1");
    settings.put("loopback.allowed", "true");
    settings.put("suspect.after.ms", HALF_A_DAY_MS);
    settings.put("term.ms", DAY_MS);
    settings.put("streams.state.dir", directory.resolve("state").toString());
    return settings;
  }

  private Cluster prepared() {
    try {
      SchemaIds.settle(serdes().registry(), topics());
      new TopicTool(settings(), 1).create();
      return this;
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  /** Where files of this cluster may be put. */
  public Path directory() {
    return directory;
  }

  /** What a registry of this cluster is told, by the keys of its table. */
  public Map<String, String> registrySettings() {
    return settings;
  }

  /**
   * What a gate of this cluster is told.
   *
   * @param own over what all gates are told
   */
  public Map<String, String> gateSettings(Map<String, String> own) {
    Map<String, String> told = clientSettings();
    told.put("http.host", "127.0.0.1");
    told.put("http.port", "0");
    told.put("gate.bind", "127.0.0.1");
    told.put("gate.listeners", REALM + "=0");
    told.put("node.address", "gate-1");
    told.put("agent.data.dir", "");
    told.put("cluster.ip.loopback", "true");
    told.put("hardware.detect", "false");
    told.putAll(own);
    return told;
  }

  /** What the agent of a backend is told; its endpoints it knows itself. */
  public Map<String, String> backendSettings(String address) {
    Map<String, String> told = clientSettings();
    told.put("node.address", address);
    told.put("node.roles", "ROUTER");
    told.put("node.realms", REALM);
    told.put("cluster.ip", "127.0.0.1");
    told.put("hardware.detect", "false");
    told.put("agent.data.dir", "");
    return told;
  }

  private Map<String, String> clientSettings() {
    Map<String, String> told = new LinkedHashMap<>();
    told.put("bootstrap.servers", settings.get("bootstrap.servers"));
    told.put("schema.registry.url", settings.get("schema.registry.url"));
    return told;
  }

  /** The same, read. */
  public Settings settings() {
    return RegistrySettings.TABLE.read(SettingsSources.commandLine(settings));
  }

  public Topics topics() {
    return Topics.withPrefix(settings().get(ClusterSettings.TOPIC_PREFIX));
  }

  /** What clients of this cluster are configured with. */
  public KafkaSettings kafka() {
    return new KafkaSettings(settings());
  }

  /** Serialisers of this cluster's values. */
  public ValueSerdes serdes() {
    return new ValueSerdes(kafka().serde());
  }

  /** Stops the broker; its data stay with the rig's directory. */
  @Override
  public void close() {
    broker.close();
  }
}
