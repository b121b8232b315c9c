package io.rejoin.standalone.cli;

import io.rejoin.runtime.life.Exit;
import io.rejoin.standalone.Logs;
import io.rejoin.standalone.up.Ports;
import io.rejoin.standalone.up.Standalone;
import io.rejoin.standalone.up.Up;
import io.rejoin.standalone.up.UpPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "up",
    description =
        "Starts a whole cluster in one process: Kafka broker, schema registry, registry and gate.")
final class UpCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:user.home}/.rejoin",
      description = "Where state lives; it survives restarts. Default: ${DEFAULT-VALUE}.")
  private Path data;

  @Option(names = "--ephemeral", description = "Keep state in a folder that is thrown away.")
  private boolean ephemeral;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      paramLabel = "HOST",
      description = "Address that everything listens on. Default: ${DEFAULT-VALUE}.")
  private String host;

  @Option(
      names = "--broker-port",
      paramLabel = "PORT",
      converter = PortNumber.class,
      defaultValue = "9092",
      description = "Kafka's port; 0 picks a free one, here and below. Default: ${DEFAULT-VALUE}.")
  private int brokerPort;

  @Option(
      names = "--schema-registry-port",
      paramLabel = "PORT",
      converter = PortNumber.class,
      defaultValue = "8081",
      description = "The schema registry's port. Default: ${DEFAULT-VALUE}.")
  private int schemaRegistryPort;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      converter = PortNumber.class,
      defaultValue = "8080",
      description = "Port of the registry's HTTP door. Default: ${DEFAULT-VALUE}.")
  private int httpPort;

  @Option(
      names = "--gate-http-port",
      paramLabel = "PORT",
      converter = PortNumber.class,
      defaultValue = "8090",
      description = "Port of the gate's health and metrics. Default: ${DEFAULT-VALUE}.")
  private int gateHttpPort;

  @Option(
      names = "--listen",
      paramLabel = "REALM=PORT",
      split = ",",
      defaultValue = "realm1=9101",
      description = "Realms that the gate serves, and where. Default: ${DEFAULT-VALUE}.")
  private Map<String, Integer> listeners;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT,…",
      description = "Use these brokers instead of starting one.")
  private String bootstrapServers;

  @Option(
      names = "--schema-registry",
      paramLabel = "URL",
      description = "Use this schema registry instead of starting one.")
  private String schemaRegistry;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of registry or gate, as in --set term.ms=4000. Can be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Override
  public void run() {
    settings.keySet().stream().filter(key -> !Standalone.knows(key)).forEach(this::refuse);
    UpPlan plan =
        new UpPlan(
            folder().toAbsolutePath(),
            ephemeral,
            Home.path(),
            host,
            new Ports(brokerPort, schemaRegistryPort, httpPort, gateHttpPort),
            listeners,
            Optional.ofNullable(bootstrapServers),
            Optional.ofNullable(schemaRegistry),
            settings);
    Logs.to(plan.data().resolve("logs"));
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Starting in %s …%n", plan.data());
    out.flush();
    Exit.run(Up.program(plan, out));
  }

  private void refuse(String key) {
    throw new ParameterException(
        spec.commandLine(),
        "Expected --set with a setting of registry or gate, but '%s' is none; docs/configuration.md lists them"
            .formatted(key));
  }

  private Path folder() {
    try {
      return ephemeral ? Files.createTempDirectory("rejoin-") : data;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
