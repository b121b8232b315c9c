package io.rejoin.agent.it;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rejoin.agent.AgentListener;
import io.rejoin.agent.AgentOptions;
import io.rejoin.agent.AgentProgram;
import io.rejoin.agent.Links;
import io.rejoin.agent.NodeAgent;
import io.rejoin.agent.Wiring;
import io.rejoin.embedded.BrokerOptions;
import io.rejoin.embedded.RegistryOptions;
import io.rejoin.embedded.SchemaRegistryProcess;
import io.rejoin.embedded.process.BrokerProcess;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsSources;
import io.rejoin.runtime.metrics.ClientBinder;
import io.rejoin.runtime.time.TimeSource;
import io.rejoin.schemas.topic.TopicSpec;
import io.rejoin.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A real broker with the topics that agents use; and a schema registry, inside this process or, for
 * agents in processes of their own, a real one.
 */
final class AgentCluster implements AutoCloseable {

  static final Topics TOPICS = Topics.withPrefix("it.");
  static final Duration LONG = Duration.ofSeconds(90);
  static final String SECRET = "a secret of sixteen bytes";

  private static final Set<String> USED =
      Set.of("registrations", "cluster-ips", "assignments", "heartbeats", "results", "kicks");

  final BrokerProcess broker;
  private final String schemas;
  private final Path directory;
  private Optional<SchemaRegistryProcess> schemaRegistry;

  private AgentCluster(Path directory, Optional<SchemaRegistryProcess> schemaRegistry) {
    this.directory = directory;
    this.schemaRegistry = schemaRegistry;
    this.schemas =
        schemaRegistry.map(SchemaRegistryProcess::url).orElse("mock://" + UUID.randomUUID());
    this.broker = BrokerProcess.start(BrokerOptions.in(directory.resolve("broker")));
  }

  static AgentCluster start(Path directory) throws InterruptedException, ExecutionException {
    return withTopics(new AgentCluster(directory, Optional.empty()));
  }

  static AgentCluster startForProcesses(Path directory)
      throws InterruptedException, ExecutionException {
    return withTopics(new AgentCluster(directory, Optional.of(startSchemaRegistry(directory))));
  }

  private static SchemaRegistryProcess startSchemaRegistry(Path directory) {
    return SchemaRegistryProcess.start(
        RegistryOptions.in(RegistryOptions.homeFromProperty(), directory.resolve("schemas")));
  }

  private static AgentCluster withTopics(AgentCluster cluster)
      throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(cluster.clients())) {
      List<NewTopic> topics =
          Topics.specs().stream()
              .filter(spec -> USED.contains(spec.name()))
              .map(AgentCluster::topic)
              .toList();
      admin.createTopics(topics).all().get();
    }
    return cluster;
  }

  Map<String, Object> clients() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  Map<String, Object> serdes() {
    return Map.of("schema.registry.url", schemas);
  }

  /** The settings of an agent of this cluster; it keeps nothing on disk unless told to. */
  Map<String, String> given(String address, Map<String, String> more) {
    Map<String, String> given = new TreeMap<>();
    given.put("node.address", address);
    given.put("topic.prefix", TOPICS.prefix());
    given.put("bootstrap.servers", broker.bootstrapServers());
    given.put("schema.registry.url", schemas);
    given.put("agent.data.dir", "");
    given.put("hardware.detect", "false");
    given.putAll(more);
    return given;
  }

  /** An agent in a process of its own. */
  AgentProcess process(String address, Map<String, String> more) {
    return AgentProcess.start(directory, address, given(address, more));
  }

  /** Kills the schema registry. */
  void killSchemaRegistry() {
    schemaRegistry.orElseThrow().kill();
  }

  /** Starts it again on its data and port. */
  void restartSchemaRegistry() {
    schemaRegistry = Optional.of(startSchemaRegistry(directory));
  }

  NodeAgent agent(String address, Map<String, String> more, AgentListener listener) {
    Settings settings = AgentProgram.TABLE.read(SettingsSources.commandLine(given(address, more)));
    Wiring wiring = new Wiring(TimeSource.system(), new Random(), new SimpleMeterRegistry());
    return NodeAgent.start(
        AgentOptions.of(settings, Links.of(settings, wiring, ClientBinder.NONE), wiring), listener);
  }

  /** Waits for something that will come to hold. */
  void await(BooleanSupplier wanted) throws InterruptedException {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (!wanted.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Expected it to hold within " + LONG + ", but it did not");
      }
      Thread.sleep(20);
    }
  }

  @Override
  public void close() {
    broker.close();
    schemaRegistry.ifPresent(SchemaRegistryProcess::close);
  }

  private static NewTopic topic(TopicSpec spec) {
    return new NewTopic(TOPICS.name(spec), spec.partitions(), (short) 1).configs(spec.configs(1));
  }
}
