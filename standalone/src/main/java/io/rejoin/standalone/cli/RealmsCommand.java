package io.rejoin.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.rejoin.standalone.Columns;
import io.rejoin.standalone.client.Door;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

@Command(name = "realms", description = "Lists all realms with leader and number of routes.")
final class RealmsCommand extends Listing {

  @Override
  JsonNode ask(Door door) {
    return door.get("/v1/realms");
  }

  @Override
  void show(JsonNode answer, PrintWriter out) {
    Columns table = table().row("REALM", "LEADER", "LEADER EPOCH", "ROUTES", "WHY");
    for (JsonNode realm : answer.path("realms")) {
      String unserved = text(realm, "unserved");
      table.row(
          text(realm, "realm"),
          realm.path("leader").isNull() ? "none" : text(realm, "leader"),
          text(realm, "leaderEpoch"),
          String.valueOf(realm.path("routes").size()),
          unserved.isEmpty() ? text(realm, "leaderCause") : unserved);
    }
    table.print(out, "");
  }
}
