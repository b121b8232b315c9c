package io.rejoin.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.rejoin.standalone.Columns;
import io.rejoin.standalone.client.Door;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "nodes", description = "Lists all nodes.")
final class NodesCommand extends Listing {

  @Option(names = "--status", description = "Only nodes of this status, such as AVAILABLE.")
  private String status;

  @Option(names = "--realm", description = "Only nodes of this realm.")
  private String realm;

  @Override
  JsonNode ask(Door door) {
    List<String> query = new ArrayList<>();
    if (status != null) {
      query.add("status=" + Door.segment(status));
    }
    if (realm != null) {
      query.add("realm=" + Door.segment(realm));
    }
    return door.get("/v1/nodes" + (query.isEmpty() ? "" : "?" + String.join("&", query)));
  }

  @Override
  void show(JsonNode answer, PrintWriter out) {
    Columns table =
        table().row("ADDRESS", "STATUS", "ROLES", "REALMS", "ENDPOINTS", "EPOCH", "JOB", "NODE ID");
    for (JsonNode node : answer.path("nodes")) {
      table.row(
          text(node, "address"),
          text(node, "status"),
          joined(node.path("roles")),
          joined(node.path("realms")),
          endpoints(node.path("endpoints")),
          text(node, "epoch"),
          text(node, "job"),
          text(node, "id"));
    }
    table.print(out, "");
    out.printf(
        "Nodes: %d, as of revision %s, %s ms ago%n",
        answer.path("count").asInt(), text(answer, "revision"), text(answer, "ageMs"));
  }
}
