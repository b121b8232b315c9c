package io.rejoin.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.rejoin.standalone.client.Door;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
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
  public final Integer call() {
    JsonNode answer = ask(doorOptions.door());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(answer.toPrettyString());
      out.flush();
    } else {
      show(answer, out);
      out.flush();
    }
    return 0;
  }

  static String text(JsonNode object, String field) {
    return object.path(field).asText("");
  }

  static String joined(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(","));
  }

  static String endpoints(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(e -> text(e, "protocol") + "://" + text(e, "host") + ":" + text(e, "port"))
        .collect(Collectors.joining(","));
  }
}
