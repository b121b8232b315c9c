package io.rejoin.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.rejoin.standalone.client.ServerEvent;

/** What has changed, in words. */
final class EventText {

  private EventText() {}

  static String of(ServerEvent event) {
    JsonNode value = event.data().path("value");
    return switch (event.name()) {
      case "node" -> node(value);
      case "leader" -> leader(value);
      case "routes" -> routes(value);
      case "kick" -> kick(value);
      case "removed" -> Listing.text(event.data(), "kind") + " is gone";
      case "resync" -> Listing.text(event.data(), "reason");
      default -> event.data().toString();
    };
  }

  private static String node(JsonNode node) {
    String why = Listing.joined(node.path("why"));
    return "%s at epoch %s%s%s"
        .formatted(
            Listing.text(node, "status"),
            Listing.text(node, "epoch"),
            after(" on ", Listing.endpoints(node.path("endpoints"))),
            after(": ", why));
  }

  private static String leader(JsonNode leader) {
    String address = Listing.text(leader, "address");
    return "%s at leader epoch %s: %s"
        .formatted(
            address.isEmpty() ? "nobody leads" : address + " leads",
            Listing.text(leader, "leaderEpoch"),
            Listing.text(leader, "cause"));
  }

  private static String routes(JsonNode routes) {
    String all =
        Listing.joined(
            routes.path("routes"),
            route ->
                "%s@%s %s"
                    .formatted(
                        Listing.text(route, "address"),
                        Listing.text(route, "epoch"),
                        Listing.endpoints(route.path("endpoints"))));
    return all.isEmpty() ? "none: " + Listing.text(routes, "unserved") : all;
  }

  private static String kick(JsonNode kick) {
    return "epoch %s and below are over (%s): %s"
        .formatted(
            Listing.text(kick, "epoch"), Listing.text(kick, "cause"), Listing.text(kick, "text"));
  }

  private static String after(String before, String text) {
    return text.isEmpty() ? "" : before + text;
  }
}
