package io.rejoin.registry.core;

import io.rejoin.schemas.input.Command;
import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Result;

/** What operators order. */
final class Orders {

  private Orders() {}

  static void decide(Turn turn) {
    Command command = (Command) turn.control().input();
    if (command.order() == Command.Order.MOVE_LEADER) {
      moveLeader(turn, command);
      return;
    }
    Node node = turn.cluster().node(turn.key());
    String problem = problem(node, command);
    if (problem == null) {
      carryOut(turn, node, command);
      done(turn, command, "Node " + turn.key());
    } else {
      refuse(turn, command, "node " + turn.key(), problem);
    }
  }

  private static String problem(Node node, Command command) {
    if (node == null) {
      return "there is none";
    }
    if (command.incarnation() != null && !node.isCurrent(command.incarnation())) {
      return "its incarnation is " + node.stay().incarnation();
    }
    boolean needsLife =
        switch (command.order()) {
          case DRAIN, UNDRAIN, KICK -> true;
          case REMOVE, FREEZE, UNFREEZE, MOVE_LEADER -> false;
        };
    return needsLife && !Roster.isLive(node) ? "it is " + node.status() : null;
  }

  private static void refuse(Turn turn, Command command, String what, String problem) {
    String text = "Expected to %s %s, but %s".formatted(command.order(), what, problem);
    turn.note(What.INPUT_REFUSED, turn.key(), new Story(command.issuer(), "", "", text));
    answer(turn, command, Result.Refusal.NOT_POSSIBLE, text);
  }

  /** The answer to an order whose proof does not stand; nothing for any other input. */
  static void answerRefusal(Turn turn, Proofs.Problem problem) {
    if (turn.control().input() instanceof Command command) {
      answer(turn, command, problem.refusal(), problem.text());
    }
  }

  private static void done(Turn turn, Command command, String what) {
    String text = "%s: %s is done, %s".formatted(what, command.order(), why(command));
    answer(turn, command, null, text);
  }

  private static void answer(Turn turn, Command command, Result.Refusal refusal, String text) {
    Result.Outcome outcome = refusal == null ? Result.Outcome.DONE : Result.Outcome.REFUSED;
    turn.answer(
        new Result(
            command.requestId(),
            null,
            outcome,
            refusal,
            text,
            null,
            null,
            -1,
            turn.at().revision()));
  }

  private static void carryOut(Turn turn, Node node, Command command) {
    switch (command.order()) {
      case DRAIN -> drain(turn, node, command);
      case UNDRAIN -> undrain(turn, node, command);
      case KICK -> kick(turn, node, command);
      case REMOVE ->
          Removals.remove(turn, node, command.issuer(), why(command), Kick.Cause.REMOVED);
      case FREEZE -> freeze(turn, node, command);
      case UNFREEZE -> unfreeze(turn, node, command);
      case MOVE_LEADER -> throw new IllegalArgumentException("Expected an order about a node");
    }
  }

  private static String why(Command command) {
    String reason = command.reason().isEmpty() ? "" : " (" + command.reason() + ")";
    return "ordered by " + command.issuer() + reason;
  }

  private static Story story(Command command, Node before, Condition after, String text) {
    String sentence = "Node %s %s, %s".formatted(before.address(), text, why(command));
    return new Story(command.issuer(), before.status().name(), after.status().name(), sentence);
  }

  private static void drain(Turn turn, Node node, Command command) {
    if (node.condition().draining() == null) {
      Condition.Draining draining =
          new Condition.Draining(command.issuer(), command.reason(), turn.at().revision(), false);
      Condition after = node.condition().withDraining(draining);
      Story story = story(command, node, after, "takes nothing new");
      turn.change(What.DRAIN_STARTED, NodeEdit.of(node).condition(after), story);
    }
  }

  private static void undrain(Turn turn, Node node, Command command) {
    if (node.condition().draining() != null) {
      Condition after = node.condition().withDraining(null);
      Story story = story(command, node, after, "takes new work again");
      turn.change(What.DRAIN_STOPPED, NodeEdit.of(node).condition(after), story);
    }
  }

  private static void kick(Turn turn, Node node, Command command) {
    String text = "Node %s kicked, %s".formatted(node.address(), why(command));
    Story story = new Story(command.issuer(), node.status().name(), "EXPIRED", text);
    Stays.end(turn, node, What.NODE_EXPIRED, Kick.Cause.ORDERED, story);
  }

  private static void freeze(Turn turn, Node node, Command command) {
    Condition.Freeze freeze =
        new Condition.Freeze(command.issuer(), command.reason(), Long.MAX_VALUE);
    Condition after = node.condition().withFreeze(freeze);
    Story story = story(command, node, after, "lets no other incarnation in");
    turn.change(What.NODE_FROZEN, NodeEdit.of(node).condition(after), story);
  }

  private static void unfreeze(Turn turn, Node node, Command command) {
    if (node.condition().freeze() != null) {
      Condition after = node.condition().withFreeze(null);
      Story story = story(command, node, after, "is no longer frozen");
      turn.change(What.NODE_THAWED, NodeEdit.of(node).condition(after), story);
    }
  }

  private static void moveLeader(Turn turn, Command command) {
    String realm = turn.key();
    Node target = command.target() == null ? null : turn.cluster().node(command.target());
    Leader leader = turn.cluster().leader(realm);
    boolean leads =
        leader != null && command.target() != null && command.target().equals(leader.address());
    if (target == null || !target.isRouteOf(realm)) {
      String what = "to %s in realm %s".formatted(command.target(), realm);
      String state = target == null ? "there is no such node" : "it cannot serve the realm now";
      refuse(turn, command, what, state);
      return;
    }
    if (!leads) {
      Elections.elect(turn, realm, target, why(command), command.issuer());
    }
    done(turn, command, "Realm " + realm);
  }
}
