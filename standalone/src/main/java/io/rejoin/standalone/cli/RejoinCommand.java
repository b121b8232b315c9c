package io.rejoin.standalone.cli;

import io.rejoin.runtime.life.ExitCode;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line as a whole: what there is, and what a failure looks like. */
@Command(
    name = "rejoin",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Keeps clusters of routers, proxies and workers joined up.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      DemoCommand.class,
      AgentCommand.class,
      RegistryCommand.class,
      GateCommand.class,
      NodesCommand.class,
      NodeCommand.class,
      RealmsCommand.class,
      RoutesCommand.class,
      EventsCommand.class,
      OrderCommand.Kick.class,
      OrderCommand.Drain.class,
      OrderCommand.Undrain.class,
      OrderCommand.Remove.class,
      OrderCommand.Freeze.class,
      OrderCommand.Unfreeze.class,
      LeaderCommand.class,
      TopicsCommand.class,
      HelpCommand.class
    })
public final class RejoinCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Runs a command; gives the exit code. */
  public static int run(String... args) {
    return commandLine().execute(args);
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new RejoinCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.getSubcommands().values().forEach(RejoinCommand::addHelp);
    line.setExecutionExceptionHandler(new Failures());
    line.getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("Exit codes:%n")
        .exitCodeList(exitCodes());
    return line;
  }

  /** Every command of every depth answers {@code --help}. */
  private static void addHelp(CommandLine command) {
    if (!(command.getCommand() instanceof HelpCommand)) {
      command.getCommandSpec().mixinStandardHelpOptions(true);
    }
    command.getSubcommands().values().forEach(RejoinCommand::addHelp);
  }

  /** The exit codes, as the help shows them. */
  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      codes.put(String.valueOf(code.code()), code.meaning());
    }
    return codes;
  }
}
