package io.rejoin.standalone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.rejoin.runtime.config.ClusterSettings;
import io.rejoin.schemas.topic.TopicProblem;
import io.rejoin.standalone.topics.TopicTool;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
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

    TopicTool tool() {
      return new TopicTool(settings.read(ClusterSettings.TABLE), replication);
    }

    PrintWriter out() {
      return spec.commandLine().getOut();
    }
  }

  @Command(
      name = "create",
      description = "Makes the topics that are missing and begins the control log.")
  static final class Create extends Tool {

    @Override
    public Integer call() {
      Set<String> created = tool().create();
      created.forEach(topic -> out().println("created " + topic));
      out()
          .println(created.isEmpty() ? "All topics were there." : created.size() + " topics made.");
      out().flush();
      return 0;
    }
  }

  @Command(
      name = "check",
      description = "Names everything that is not as it must be, with the command that mends it.")
  static final class Check extends Tool {

    @Option(names = "--json", description = "Print the problems as JSON.")
    private boolean json;

    @Override
    public Integer call() {
      List<TopicProblem> problems = tool().check();
      if (json) {
        out().println(asJson(problems).toPrettyString());
      } else {
        problems.forEach(problem -> out().println(problem.text()));
        out().println(problems.isEmpty() ? "All topics are as they must be." : "");
      }
      out().flush();
      return problems.isEmpty() ? 0 : 1;
    }

    private static ArrayNode asJson(List<TopicProblem> problems) {
      return new ObjectMapper().valueToTree(problems);
    }
  }
}
