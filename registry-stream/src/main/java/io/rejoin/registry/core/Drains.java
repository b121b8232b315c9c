package io.rejoin.registry.core;

import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Routes;
import java.util.List;

/**
 * A node is drained when every available gate that follows its realms has applied the withdrawal of
 * its routes.
 */
final class Drains {

  private Drains() {}

  static void review(Turn turn) {
    for (String address : List.copyOf(turn.cluster().draining())) {
      Node node = turn.cluster().node(address);
      if (isApplied(turn, node)) {
        finish(turn, node);
      }
    }
  }

  private static boolean isApplied(Turn turn, Node node) {
    return !node.profile().isRouter()
        || node.profile().realms().stream().allMatch(realm -> isApplied(turn, node, realm));
  }

  private static boolean isApplied(Turn turn, Node node, String realm) {
    Routes routes = turn.cluster().routes(realm);
    long shown = routes == null ? 0 : routes.revision();
    long needed = Math.min(node.condition().draining().revision(), shown);
    return turn.cluster().watchersOf(realm).stream()
        .map(turn.cluster()::node)
        .filter(Roster::isGate)
        .allMatch(gate -> gate.applied().getOrDefault(realm, -1L) >= needed);
  }

  private static void finish(Turn turn, Node node) {
    Condition.Draining d = node.condition().draining();
    Condition after =
        node.condition()
            .withDraining(new Condition.Draining(d.by(), d.reason(), d.revision(), true));
    Story story =
        Story.of("Node %s is drained: every gate has let go of it".formatted(node.address()));
    turn.change(What.NODE_DRAINED, NodeEdit.of(node).condition(after), story);
  }
}
