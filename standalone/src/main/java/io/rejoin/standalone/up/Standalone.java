package io.rejoin.standalone.up;

import io.rejoin.gate.Gate;
import io.rejoin.gate.GateSettings;
import io.rejoin.registry.app.RegistryApp;
import io.rejoin.registry.app.RegistrySettings;
import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsSources;
import io.rejoin.runtime.config.SettingsTable;
import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.ready.Conditions;
import io.rejoin.standalone.Await;
import io.rejoin.standalone.topics.TopicTool;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A cluster of one broker, one schema registry, one registry and one gate in this process, as parts
 * to be started in order. What listens where is known once they have started.
 */
public final class Standalone {

  private final UpPlan plan;
  private final Optional<BrokerPart> broker;
  private final Optional<SchemaRegistryPart> schemaRegistry;
  private final Compound<RegistryApp> registry;
  private final Compound<Gate> gate;

  /**
   * @param failure told when a part cannot go on
   */
  public Standalone(UpPlan plan, BiConsumer<String, Throwable> failure) {
    this.plan = plan;
    this.broker =
        plan.bootstrapServers().isEmpty() ? Optional.of(new BrokerPart(plan)) : Optional.empty();
    this.schemaRegistry =
        plan.schemaRegistry().isEmpty()
            ? Optional.of(new SchemaRegistryPart(plan))
            : Optional.empty();
    this.registry =
        new Compound<>(
            "registry", () -> new RegistryApp(registrySettings(), failure), RegistryApp::parts);
    this.gate = new Compound<>("gate", () -> new Gate(gateSettings(), failure), Gate::parts);
  }

  /** Whether a setting has a meaning for any part of the cluster. */
  public static boolean knows(String key) {
    return RegistrySettings.TABLE.knows(key) || GateSettings.TABLE.knows(key);
  }

  /** The parts, in the order in which they start; the gate only when the registry is ready. */
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    parts.add(new DataDirectory(plan.data(), plan.ephemeral()));
    parts.add(starting("ports", () -> PortsFree.require(plan.lateListeners())));
    broker.ifPresent(parts::add);
    schemaRegistry.ifPresent(parts::add);
    parts.add(starting("topics", this::createTopics));
    parts.add(registry);
    parts.add(starting("readiness", this::awaitRegistry));
    parts.add(gate);
    return parts;
  }

  private static Part starting(String name, Part.Action start) {
    return Part.of(name, Duration.ofSeconds(1), start, () -> {});
  }

  /** Stops the registry in the running cluster; gate and agents go on with what they know. */
  public void stopRegistry() {
    registry.stop();
  }

  /** Starts it again, on a port that may be another one; returns when it is ready. */
  public void startRegistry() throws InterruptedException {
    registry.start();
    awaitRegistry();
  }

  private void awaitRegistry() throws InterruptedException {
    Conditions conditions = registry.program().conditions();
    try {
      Await.until("the registry to be ready", () -> conditions.readiness().isReady());
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          "%s. Unmet: %s".formatted(e.getMessage(), conditions.readiness().unmet()), e);
    }
  }

  /** The brokers. */
  public String bootstrapServers() {
    return plan.bootstrapServers().orElseGet(() -> broker.orElseThrow().bootstrapServers());
  }

  /** The schema registry's URL. */
  public String schemaRegistryUrl() {
    return plan.schemaRegistry().orElseGet(() -> schemaRegistry.orElseThrow().url());
  }

  /** The registry's HTTP door. */
  public URI door() {
    return plan.url(registry.program().port());
  }

  /** Health and metrics of the gate. */
  public URI gateHttp() {
    return plan.url(gate.program().httpPort());
  }

  /** Where clients of a realm come in; empty while its port is closed. */
  public Optional<InetSocketAddress> listening(String realm) {
    return gate.program().listening(realm);
  }

  /** The revision of the realm's routes that the gate goes by; negative before the first. */
  public long gateRevision(String realm) {
    return gate.program().revision(realm);
  }

  private void createTopics() {
    new TopicTool(read(ClusterSettings.TABLE, Map.of()), 0).create();
  }

  private Settings registrySettings() {
    return read(
        RegistrySettings.TABLE,
        Map.of(
            "http.host",
            plan.host(),
            "http.port",
            String.valueOf(plan.ports().door()),
            "topic.replication",
            "1",
            "loopback.allowed",
            "true"));
  }

  private Settings gateSettings() {
    return read(
        GateSettings.TABLE,
        Map.of(
            "http.host", plan.host(),
            "http.port", String.valueOf(plan.ports().gateHttp()),
            "gate.bind", plan.host(),
            "gate.listeners", plan.gateListeners(),
            "node.address", "gate-1",
            "agent.data.dir", plan.data().resolve("gate").toString(),
            "cluster.ip.loopback", "true",
            "hardware.detect", "false"));
  }

  /** The plan's settings that the table knows, over those that follow from where the parts are. */
  private Settings read(SettingsTable table, Map<String, String> given) {
    Map<String, String> settings = new LinkedHashMap<>(given);
    settings.put("bootstrap.servers", bootstrapServers());
    settings.put("schema.registry.url", schemaRegistryUrl());
    plan.settings().entrySet().stream()
        .filter(setting -> table.knows(setting.getKey()))
        .forEach(setting -> settings.put(setting.getKey(), setting.getValue()));
    return table.read(new SettingsSources(settings, Map.of(), Optional.empty()));
  }
}
