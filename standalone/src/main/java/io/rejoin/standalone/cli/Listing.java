package io.rejoin.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.rejoin.standalone.Columns;
import io.rejoin.standalone.client.Door;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that asks the door one thing and prints the answer, as a table or as it is. */
abstract class Listing implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DoorOptions doorOptions;

  @Option(names = "--json", description = "Print what the registry answered, as JSON.")
  private boolean json;

  /** Asks. */
  abstract JsonNode ask(Door door);

  /** Prints the answer for a person. */
  abstract void show(JsonNode answer, PrintWriter out);

  @Override
  public Integer call() {
    JsonNode answer = ask(door());
    if (json) {
      out().println(answer.toPrettyString());
    } else {
      show(answer, out());
    }
    out().flush();
    return 0;
  }

  final Door door() {
    return doorOptions.door();
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final CommandSpec spec() {
    return spec;
  }

  final boolean isJson() {
    return json;
  }

  /** A table in which a node's status has its colour, on a terminal. */
  final Columns table() {
    return new Columns(new Paint(spec.commandLine().getColorScheme().ansi()));
  }

  /** A field as text; empty where it is missing or null. */
  static String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isNull() ? "" : value.asText("");
  }

  static String joined(JsonNode array) {
    return joined(array, JsonNode::asText);
  }

  static String joined(JsonNode array, Function<JsonNode, String> shown) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(shown)
        .collect(Collectors.joining(","));
  }

  static String endpoints(JsonNode array) {
    return joined(
        array, e -> text(e, "protocol") + "://" + text(e, "host") + ":" + text(e, "port"));
  }
}
