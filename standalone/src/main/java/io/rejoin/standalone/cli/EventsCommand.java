package io.rejoin.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.rejoin.standalone.client.Door;
import io.rejoin.standalone.client.ServerEvent;
import io.rejoin.standalone.client.Watch;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.SplittableRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
    name = "events",
    description = {
      "Tells what the registry decided lately, and with --follow what changes from then on.",
      "With --follow and --json: one JSON object a line."
    })
final class EventsCommand extends Listing {

  private static final int MOST = 1_000;

  @Option(names = "--key", description = "Only of this address or realm.")
  private String key;

  @Option(
      names = "--limit",
      defaultValue = "100",
      description = "How many of the latest decisions, from 1 to 1000. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with every change of a node, leader or route, until Ctrl-C.")
  private boolean follow;

  @Override
  public Integer call() {
    if (limit < 1 || limit > MOST) {
      throw new ParameterException(
          spec().commandLine(),
          "Expected --limit to be from 1 to %d, but it is %d".formatted(MOST, limit));
    }
    if (!follow) {
      return super.call();
    }
    Door door = door();
    String from = door.get("/v1/nodes").path("revision").asText();
    EventPrinter printer = new EventPrinter(out(), key, isJson(), Clock.systemUTC());
    ask(door).path("entries").forEach(printer::decided);
    follow(new Watch(door, from, new SplittableRandom(), watcher(printer)));
    return 0;
  }

  private void follow(Watch watch) {
    try {
      watch.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (EventPrinter.NobodyReadsException e) {
      // As with any tool in a pipe: whoever read has seen enough.
      return;
    }
  }

  private Watch.Watcher watcher(EventPrinter printer) {
    PrintWriter err = spec().commandLine().getErr();
    return new Watch.Watcher() {
      @Override
      public void changed(ServerEvent event) {
        printer.changed(event);
      }

      @Override
      public void lost(String why) {
        err.println("rejoin: " + why + "; trying again");
        err.flush();
      }
    };
  }

  @Override
  JsonNode ask(Door door) {
    String filter = key == null ? "" : "&key=" + Door.segment(key);
    return door.get("/v1/audit?limit=" + limit + filter);
  }

  @Override
  void show(JsonNode answer, PrintWriter out) {
    EventPrinter printer = new EventPrinter(out, key, false, Clock.systemUTC());
    answer.path("entries").forEach(printer::decided);
  }
}
