package io.rejoin.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.rejoin.standalone.client.Door;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "events",
    description = "Tells what the registry decided lately, and with --follow what changes.")
final class EventsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DoorOptions doorOptions;

  @Option(names = "--key", description = "Only of this address or realm.")
  private String key;

  @Option(
      names = "--limit",
      defaultValue = "100",
      description = "How many of the latest decisions. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with every state change, until Ctrl-C.")
  private boolean follow;

  @Option(names = "--json", description = "Print what the registry answered, as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Door door = doorOptions.door();
    PrintWriter out = spec.commandLine().getOut();
    String filter = key == null ? "" : "&key=" + Door.segment(key);
    JsonNode answer = door.get("/v1/audit?limit=" + limit + filter);
    if (json) {
      out.println(answer.toPrettyString());
    } else {
      answer.path("entries").forEach(entry -> show(entry, out));
    }
    out.flush();
    if (follow) {
      door.follow("/v1/watch", line -> showLine(line, out));
    }
    return 0;
  }

  private static void show(JsonNode entry, PrintWriter out) {
    out.printf(
        "%s  %-20s  %-18s  %s%n",
        entry.path("at").asText(),
        entry.path("key").asText(),
        entry.path("what").asText(),
        entry.path("text").asText());
  }

  private void showLine(String line, PrintWriter out) {
    if (!line.isBlank() && (key == null || line.contains(key))) {
      out.println(line);
      out.flush();
    }
  }
}
