package io.rejoin.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.rejoin.standalone.Columns;
import io.rejoin.standalone.client.Door;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "node", description = "Shows one node, and why it is as it is.")
final class NodeCommand extends Listing {

  @Parameters(paramLabel = "ADDRESS", description = "The node's address.")
  private String address;

  @Override
  JsonNode ask(Door door) {
    return door.get("/v1/nodes/" + Door.segment(address));
  }

  @Override
  void show(JsonNode node, PrintWriter out) {
    Columns table = table();
    table.row(text(node, "address"), text(node, "status"));
    table.row("since", text(node, "statusSince"));
    why(node, table);
    table.row("next", text(node, "deadline"));
    holder(node, table);
    table.row("node id", text(node, "id"));
    table.row("name", text(node, "name"));
    table.row("type", text(node, "type"));
    table.row("roles", joined(node.path("roles")));
    table.row("realms", joined(node.path("realms")));
    table.row("endpoints", orNone(endpoints(node.path("endpoints"))));
    table.row("version", text(node, "endpointVersion") + " of where it is reached");
    table.row("job", orNone(text(node, "job")));
    table.row("revision", text(node, "revision"));
    table.print(out, "");
  }

  private static void why(JsonNode node, Columns table) {
    if (node.path("why").isEmpty()) {
      table.row("why", "nothing stands against it");
    }
    node.path("why").forEach(why -> table.row("why", why.asText()));
  }

  /** Who has the address. */
  private static void holder(JsonNode node, Columns table) {
    table.row(
        "held by",
        "incarnation %s at epoch %s, since %s"
            .formatted(text(node, "incarnation"), text(node, "epoch"), text(node, "acceptedAt")));
    table.row("from", "%s, %s".formatted(text(node, "origin"), text(node, "agent")));
    table.row(
        "registered",
        "%s, re-registered %s times"
            .formatted(text(node, "registeredAt"), text(node, "reRegistrations")));
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "none" : text;
  }
}
