package io.rejoin.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rejoin.standalone.client.Door;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An order about one node: the same request for each, by another word. */
abstract class OrderCommand extends Listing {

  private final String order;

  @Parameters(paramLabel = "ADDRESS", description = "The node's address.")
  private String address;

  @Option(names = "--reason", defaultValue = "", description = "Why, for the audit trail.")
  private String reason;

  @Option(
      names = "--incarnation",
      description = "Only if this incarnation is still the current one.")
  private String incarnation;

  OrderCommand(String order) {
    this.order = order;
  }

  @Override
  JsonNode ask(Door door) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("order", order).put("issuer", issuer()).put("reason", reason);
    if (incarnation != null) {
      body.put("incarnation", incarnation);
    }
    return door.send("POST", "/v1/nodes/" + Door.segment(address) + "/commands", body);
  }

  static String issuer() {
    return System.getProperty("user.name", "operator");
  }

  @Override
  void show(JsonNode answer, PrintWriter out) {
    out.println(text(answer, "text"));
  }

  @Command(name = "kick", description = "Ends a node's stay; its agent comes back by a new one.")
  static final class Kick extends OrderCommand {
    Kick() {
      super("KICK");
    }
  }

  @Command(name = "drain", description = "Gives a node nothing new; what runs goes on.")
  static final class Drain extends OrderCommand {
    Drain() {
      super("DRAIN");
    }
  }

  @Command(name = "undrain", description = "Takes a drain back.")
  static final class Undrain extends OrderCommand {
    Undrain() {
      super("UNDRAIN");
    }
  }

  @Command(name = "remove", description = "Forgets a node and its identity.")
  static final class Remove extends OrderCommand {
    Remove() {
      super("REMOVE");
    }
  }

  @Command(name = "freeze", description = "Lets no other incarnation have the address.")
  static final class Freeze extends OrderCommand {
    Freeze() {
      super("FREEZE");
    }
  }

  @Command(name = "unfreeze", description = "Takes a freeze back.")
  static final class Unfreeze extends OrderCommand {
    Unfreeze() {
      super("UNFREEZE");
    }
  }
}
