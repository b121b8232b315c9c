package io.rejoin.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rejoin.standalone.client.ServerEvent;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * A line an event: when, about whom, what, in words; or the same as a JSON object. Decisions bring
 * their own time, that of the log; changes have the time at which they were heard.
 */
final class EventPrinter {

  private static final String MARK = "mark";

  private final PrintWriter out;
  private final String key;
  private final boolean json;
  private final Clock clock;

  /** Nobody reads the output any more. */
  static final class NobodyReadsException extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  /**
   * @param key address or realm that is of interest; null for all
   * @param json whether to print JSON objects
   */
  EventPrinter(PrintWriter out, String key, boolean json, Clock clock) {
    this.out = out;
    this.key = key;
    this.json = json;
    this.clock = clock;
  }

  /** Prints a decision, as {@code GET /v1/audit} has it. */
  void decided(JsonNode entry) {
    print(
        entry,
        Listing.text(entry, "at"),
        Listing.text(entry, "key"),
        Listing.text(entry, "what"),
        Listing.text(entry, "text"));
  }

  /** Prints a change, as {@code GET /v1/watch} sends it, if it is of interest. */
  void changed(ServerEvent event) {
    requireReader();
    String about = Listing.text(event.data(), "key");
    if (event.name().equals(MARK) || (key != null && !key.equals(about))) {
      return;
    }
    String at = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    print(asObject(event, at), at, about, event.name(), EventText.of(event));
  }

  private static ObjectNode asObject(ServerEvent event, String at) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("at", at)
        .put("event", event.name())
        .put("id", event.id())
        .set("data", event.data());
  }

  private void print(JsonNode object, String at, String about, String what, String text) {
    if (json) {
      out.println(object);
    } else {
      out.printf("%-24s  %-20s  %-18s  %s%n", at, about, what, text);
    }
    requireReader();
  }

  private void requireReader() {
    if (out.checkError()) {
      throw new NobodyReadsException();
    }
  }
}
