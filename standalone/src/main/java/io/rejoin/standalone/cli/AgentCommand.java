package io.rejoin.standalone.cli;

import io.rejoin.agent.AgentProgram;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.life.Exit;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "agent",
    description = "Registers this node and keeps it registered, until it is told to leave.")
final class AgentCommand implements Runnable {

  @Mixin private SettingsOptions settings;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "The registry's HTTP door, for a node without access to Kafka.")
  private String master;

  @Option(names = "--force", description = "Ask for a new identity: a new node id.")
  private boolean force;

  @Option(names = "--address", description = "The unique name that the node registers with.")
  private String address;

  @Option(names = "--name", description = "The node's name for people.")
  private String name;

  @Option(names = "--type", description = "What kind of machine it is: server, laptop, …")
  private String type;

  @Option(names = "--role", paramLabel = "ROLE,…", description = "ROUTER, PROXY or WORKER.")
  private String roles;

  @Option(names = "--realm", paramLabel = "REALM,…", description = "Realms that it serves.")
  private String realms;

  @Option(
      names = "--endpoint",
      paramLabel = "PROTOCOL:PORT,…",
      description = "What it serves, and on which ports, such as tcp:8080.")
  private String endpoints;

  @Option(
      names = "--cluster-ip",
      paramLabel = "HOST",
      description = "IP or host name under which others reach it.")
  private String clusterIp;

  @Option(
      names = "--probe",
      paramLabel = "TARGET",
      description = "Look after the service beside it: tcp://HOST:PORT or an HTTP URL.")
  private String probe;

  @Override
  public void run() {
    Settings read = settings.read(AgentProgram.TABLE, given());
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Exit.run(AgentProgram.of(read, out));
  }

  /** Taken and not needed: the word that people know from other agents. */
  @Option(names = "--register", description = "Register: what the agent does anyway.")
  void register(boolean asked) {}

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    SettingsOptions.put(given, "master.url", master);
    SettingsOptions.put(given, "register.force", force ? true : null);
    SettingsOptions.put(given, "node.address", address);
    SettingsOptions.put(given, "node.name", name);
    SettingsOptions.put(given, "node.type", type);
    SettingsOptions.put(given, "node.roles", roles);
    SettingsOptions.put(given, "node.realms", realms);
    SettingsOptions.put(given, "node.endpoints", endpoints);
    SettingsOptions.put(given, "cluster.ip", clusterIp);
    SettingsOptions.put(given, "probe.target", probe);
    return given;
  }
}
