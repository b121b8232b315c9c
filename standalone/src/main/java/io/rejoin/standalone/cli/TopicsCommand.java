package io.rejoin.standalone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.runtime.life.ExitCode;
import io.rejoin.schemas.topic.TopicProblem;
import io.rejoin.standalone.topics.TopicTool;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "topics",
    description = "Makes the topics, or holds them against what they must be.",
    subcommands = {TopicsCommand.Create.class, TopicsCommand.Check.class},
    synopsisSubcommandLabel = "COMMAND")
final class TopicsCommand {

  /** What both have. */
  abstract static class Tool implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private SettingsOptions settings;

    @Option(
        names = "--replication",
        defaultValue = "0",
        description = "Replicas of each partition. Default: one a broker, at most 3.")
    private int replication;

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    TopicTool tool() {
      return new TopicTool(settings.read(ClusterSettings.TABLE), replication);
    }

    <T> void print(T outcome, BiConsumer<T, PrintWriter> show) {
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(new ObjectMapper().valueToTree(outcome).toPrettyString());
      } else {
        show.accept(outcome, out);
      }
      out.flush();
    }
  }

  @Command(
      name = "create",
      description = "Makes the topics that are missing and begins the control log.")
  static final class Create extends Tool {

    @Override
    public Integer call() {
      Set<String> created = tool().create();
      print(created, Create::show);
      return ExitCode.OK.code();
    }

    private static void show(Set<String> created, PrintWriter out) {
      created.forEach(topic -> out.println("created " + topic));
      out.println(created.isEmpty() ? "All topics were there." : created.size() + " topics made.");
    }
  }

  @Command(
      name = "check",
      description = "Names everything that is not as it must be, with the command that mends it.")
  static final class Check extends Tool {

    @Override
    public Integer call() {
      List<TopicProblem> problems = tool().check();
      print(problems, Check::show);
      return (problems.isEmpty() ? ExitCode.OK : ExitCode.TOPICS_WRONG).code();
    }

    private static void show(List<TopicProblem> problems, PrintWriter out) {
      problems.forEach(problem -> out.println(problem.text()));
      out.println(
          problems.isEmpty()
              ? "All topics are as they must be."
              : problems.size() + " of what topics must be is not so.");
    }
  }
}
