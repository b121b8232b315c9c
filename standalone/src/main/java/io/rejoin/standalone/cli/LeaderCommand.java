package io.rejoin.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rejoin.standalone.client.Door;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "leader",
    description = "Orders about a realm's leader.",
    subcommands = LeaderCommand.Move.class,
    synopsisSubcommandLabel = "COMMAND")
final class LeaderCommand {

  @Command(name = "move", description = "Makes a router the leader of a realm.")
  static final class Move extends Listing {

    @Parameters(paramLabel = "REALM", index = "0", description = "The realm.")
    private String realm;

    @Parameters(paramLabel = "ADDRESS", index = "1", description = "The router that shall lead.")
    private String address;

    @Option(names = "--reason", defaultValue = "", description = "Why, for the audit trail.")
    private String reason;

    @Override
    JsonNode ask(Door door) {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("address", address).put("issuer", OrderCommand.issuer()).put("reason", reason);
      return door.send("PUT", "/v1/realms/" + Door.segment(realm) + "/leader", body);
    }

    @Override
    void show(JsonNode answer, PrintWriter out) {
      out.println(text(answer, "text"));
    }
  }
}
