package io.rejoin.standalone.cli;

import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsSources;
import io.rejoin.runtime.config.SettingsTable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Settings of a program: a file, and single ones over it. The environment stands between the two.
 */
final class SettingsOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A properties file; docs/configuration.md lists what can stand in it.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, as in --set heartbeat.interval.ms=1000. Can be repeated.")
  private Map<String, String> single = new LinkedHashMap<>();

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT,…",
      description = "Kafka's brokers; short for --set bootstrap.servers=…")
  private String bootstrapServers;

  @Option(
      names = "--schema-registry",
      paramLabel = "URL",
      description = "The schema registry; short for --set schema.registry.url=…")
  private String schemaRegistry;

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      description = "What topic names begin with; short for --set topic.prefix=…")
  private String prefix;

  Settings read(SettingsTable table) {
    return read(table, Map.of());
  }

  /** Reads a table; options of the command itself, given as settings, win. */
  Settings read(SettingsTable table, Map<String, String> own) {
    Map<String, String> given = new LinkedHashMap<>(single);
    put(given, "bootstrap.servers", bootstrapServers);
    put(given, "schema.registry.url", schemaRegistry);
    put(given, "topic.prefix", prefix);
    given.putAll(own);
    return table.read(new SettingsSources(given, System.getenv(), Optional.ofNullable(file)));
  }

  Optional<String> bootstrapServers() {
    return Optional.ofNullable(bootstrapServers);
  }

  Optional<String> schemaRegistry() {
    return Optional.ofNullable(schemaRegistry);
  }

  static void put(Map<String, String> settings, String key, Object value) {
    if (value != null) {
      settings.put(key, value.toString());
    }
  }
}
