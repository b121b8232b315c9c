package io.rejoin.bench.child;

import io.rejoin.agent.AgentProgram;
import io.rejoin.agent.NodeSettings;
import io.rejoin.bench.traffic.Answering;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsSources;
import io.rejoin.runtime.life.Exit;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The main class of a backend and its agent, which one SIGKILL takes both. */
public final class BackendMain {

  private BackendMain() {}

  /**
   * Runs until it is killed.
   *
   * @param args a file that is not written, then the file with the agent's settings
   * @throws IOException when no port can be had
   */
  public static void main(String[] args) throws IOException {
    Settings given = Hosted.settings(AgentProgram.TABLE, args[1]);
    Answering server = Answering.start(given.get(NodeSettings.ADDRESS).orElseThrow());
    Settings settings =
        AgentProgram.TABLE.read(
            new SettingsSources(
                Map.of("node.endpoints", "tcp:" + server.port()),
                Map.of(),
                Optional.of(Path.of(args[1]))));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Exit.run(AgentProgram.of(settings, out));
  }
}
