package io.rejoin.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** One node, as the registry's door showed it. */
record Node(JsonNode shown) {

  String address() {
    return shown.path("address").asText();
  }

  String id() {
    return shown.path("id").asText();
  }

  UUID incarnation() {
    return UUID.fromString(shown.path("incarnation").asText());
  }

  String status() {
    return shown.path("status").asText();
  }

  long epoch() {
    return shown.path("epoch").asLong();
  }

  long revision() {
    return shown.path("revision").asLong();
  }

  String endpoint() {
    JsonNode first = shown.path("endpoints").path(0);
    return first.path("host").asText() + ":" + first.path("port").asText();
  }

  /** What stands against it; empty when nothing does. */
  String why() {
    return shown.path("why").path(0).asText();
  }
}
