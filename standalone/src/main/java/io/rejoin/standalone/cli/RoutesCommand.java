package io.rejoin.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.rejoin.standalone.Columns;
import io.rejoin.standalone.client.Door;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "routes", description = "Lists the routes of all realms, or of one.")
final class RoutesCommand extends Listing {

  @Parameters(paramLabel = "REALM", arity = "0..1", description = "Only of this realm.")
  private String realm;

  @Override
  JsonNode ask(Door door) {
    return door.get(realm == null ? "/v1/realms" : "/v1/realms/" + Door.segment(realm));
  }

  @Override
  void show(JsonNode answer, PrintWriter out) {
    Columns table = table().row("REALM", "ADDRESS", "ENDPOINTS", "EPOCH", "LEADER");
    if (realm == null) {
      answer.path("realms").forEach(one -> add(table, one));
    } else {
      add(table, answer);
    }
    table.print(out, "");
  }

  private static void add(Columns table, JsonNode realm) {
    for (JsonNode route : realm.path("routes")) {
      table.row(
          text(realm, "realm"),
          text(route, "address"),
          endpoints(route.path("endpoints")),
          text(route, "epoch"),
          route.path("leader").asBoolean() ? "leader" : "");
    }
    if (realm.path("routes").isEmpty()) {
      table.row(text(realm, "realm"), "none: " + text(realm, "unserved"), "", "", "");
    }
  }
}
