package io.rejoin.standalone.up;

import io.rejoin.gate.Gate;
import io.rejoin.gate.GateSettings;
import io.rejoin.registry.app.RegistrySettings;
import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsSources;
import io.rejoin.runtime.config.SettingsTable;
import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.runtime.life.Part;
import io.rejoin.standalone.topics.TopicTool;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A cluster of one broker, one schema registry, one registry and one gate in this process, as parts
 * of a lifecycle.
 */
public final class Standalone {

  private final UpPlan plan;
  private final Optional<BrokerPart> broker;
  private final Optional<SchemaRegistryPart> schemaRegistry;
  private final RegistryPart registry;
  private final GatePart gate;

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
    this.registry = new RegistryPart(this::registrySettings, failure);
    this.gate = new GatePart(this::gateSettings, failure);
  }

  /** Adds the parts, in the order in which they start. */
  public void addTo(Lifecycle life) {
    life.add(new DataDirectory(plan.data(), plan.ephemeral()));
    broker.ifPresent(life::add);
    schemaRegistry.ifPresent(life::add);
    life.add(Part.of("topics", Duration.ofSeconds(1), this::createTopics, () -> {}));
    life.add(registry);
    life.add(gate);
  }

  /** The realms that the gate serves. */
  public List<String> realms() {
    return plan.listeners().stream().map(l -> l.substring(0, l.lastIndexOf('='))).toList();
  }

  /** The gate, once started. */
  public Gate gate() {
    return gate.gate();
  }

  /** The registry, to be looked at, or restarted. */
  public RegistryPart registry() {
    return registry;
  }

  /** The brokers, once started. */
  public String bootstrapServers() {
    return plan.bootstrapServers().orElseGet(() -> broker.orElseThrow().bootstrapServers());
  }

  /** The schema registry's URL, once started. */
  public String schemaRegistryUrl() {
    return plan.schemaRegistry().orElseGet(() -> schemaRegistry.orElseThrow().url());
  }

  private void createTopics() {
    Settings settings = read(ClusterSettings.TABLE, Map.of());
    new TopicTool(settings, 0).create();
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
            "gate.listeners", String.join(",", plan.listeners()),
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
    plan.settings()
        .forEach(
            (key, value) -> {
              if (table.knows(key)) {
                settings.put(key, value);
              }
            });
    return table.read(new SettingsSources(settings, Map.of(), Optional.empty()));
  }
}
