package io.rejoin.standalone.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Consumer;

/**
 * Puts the lines of a stream of server-sent events together, as the WHATWG HTML standard says in
 * section 9.2.6: comments, unknown fields and events without data are passed over. For one thread
 * and one connection: what a broken one leaves unfinished is not passed on.
 */
final class EventLines implements Consumer<String> {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Consumer<ServerEvent> events;
  private final StringBuilder data = new StringBuilder();
  private String name = "message";
  private String id = "";

  EventLines(Consumer<ServerEvent> events) {
    this.events = events;
  }

  @Override
  public void accept(String line) {
    int colon = line.indexOf(':');
    if (line.isEmpty()) {
      dispatch();
    } else if (colon != 0) {
      String value = colon < 0 ? "" : line.substring(colon + 1);
      take(
          colon < 0 ? line : line.substring(0, colon),
          value.startsWith(" ") ? value.substring(1) : value);
    }
  }

  private void take(String field, String value) {
    switch (field) {
      case "event" -> name = value;
      case "id" -> id = value;
      case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
      default -> {}
    }
  }

  private void dispatch() {
    if (!data.isEmpty()) {
      events.accept(event());
    }
    data.setLength(0);
    name = "message";
    id = "";
  }

  private ServerEvent event() {
    try {
      return new ServerEvent(name, id, JSON.readTree(data.toString()));
    } catch (JsonProcessingException e) {
      throw new DoorException(502, "Expected an event with JSON as its data, but it is: " + data);
    }
  }
}
