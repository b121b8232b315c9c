package io.rejoin.agent.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.agent.AgentProgram;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsSources;
import io.rejoin.runtime.life.Exit;
import java.io.PrintStream;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An agent in a process of its own; its arguments are settings as KEY=VALUE. */
public final class AgentMain {

  private AgentMain() {}

  /** Ends the process with the exit code of the agent's ending. */
  public static void main(String[] args) {
    Map<String, String> given =
        Stream.of(args)
            .map(arg -> arg.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    Settings settings = AgentProgram.TABLE.read(SettingsSources.commandLine(given));
    Exit.run(AgentProgram.of(settings, new PrintStream(System.out, true, UTF_8)));
  }
}
