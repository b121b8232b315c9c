package io.rejoin.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
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
    Columns table = new Columns(text(node, "address"), text(node, "status"));
    table.row("since", text(node, "statusSince"));
    for (JsonNode why : node.path("why")) {
      table.row("why", why.asText());
    }
    table.row("node id", text(node, "id"));
    table.row("name", text(node, "name"));
    table.row("type", text(node, "type"));
    table.row("roles", joined(node.path("roles")));
    table.row("realms", joined(node.path("realms")));
    table.row(
        "endpoints",
        "%s (version %s)"
            .formatted(endpoints(node.path("endpoints")), text(node, "endpointVersion")));
    table.row(
        "incarnation",
        "%s at epoch %s, from %s by %s"
            .formatted(
                text(node, "incarnation"),
                text(node, "epoch"),
                text(node, "origin"),
                text(node, "agent")));
    table.row("accepted", text(node, "acceptedAt"));
    table.row(
        "registered",
        "%s, re-registered %s times"
            .formatted(text(node, "registeredAt"), text(node, "reRegistrations")));
    table.row("job", node.path("job").isNull() ? "none" : text(node, "job"));
    table.row("revision", text(node, "revision"));
    table.print(out);
  }
}
