package io.rejoin.standalone.demo;

import io.rejoin.agent.AgentProgram;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsSources;
import io.rejoin.runtime.life.Exit;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A backend of the demo with its agent, in a process of its own: so that a SIGKILL takes both. */
public final class BackendMain {

  private BackendMain() {}

  /**
   * Runs until it is killed.
   *
   * @param args address, realm, brokers, URL of the schema registry
   */
  public static void main(String[] args) {
    EchoServer echo = EchoServer.start(args[0]);
    Map<String, String> given =
        Map.of(
            "node.address",
            args[0],
            "node.realms",
            args[1],
            "node.roles",
            "ROUTER",
            "node.endpoints",
            "tcp:" + echo.port(),
            "cluster.ip",
            "127.0.0.1",
            "hardware.detect",
            "false",
            "agent.data.dir",
            "",
            "bootstrap.servers",
            args[2],
            "schema.registry.url",
            args[3]);
    Settings settings = AgentProgram.TABLE.read(SettingsSources.commandLine(given));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Exit.run(AgentProgram.of(settings, out));
  }
}
