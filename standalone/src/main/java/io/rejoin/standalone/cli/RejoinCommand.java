package io.rejoin.standalone.cli;

import io.rejoin.standalone.client.DoorException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IExecutionExceptionHandler;
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

  private static final int FAILED = 1;

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
    line.setExecutionExceptionHandler(failure());
    return line;
  }

  /** Every command of every depth answers {@code --help}. */
  private static void addHelp(CommandLine command) {
    if (!(command.getCommand() instanceof HelpCommand)) {
      command.getCommandSpec().mixinStandardHelpOptions(true);
    }
    command.getSubcommands().values().forEach(RejoinCommand::addHelp);
  }

  private static IExecutionExceptionHandler failure() {
    return (exception, command, parsed) -> {
      PrintWriter err = command.getErr();
      String text =
          exception instanceof DoorException ? exception.getMessage() : exception.toString();
      err.println(command.getColorScheme().errorText("rejoin: " + text));
      err.flush();
      return FAILED;
    };
  }
}
