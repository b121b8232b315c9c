package io.rejoin.registry.core;

import io.rejoin.schemas.input.NodeSilent;
import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Node;

/**
 * Silence makes a node suspect; silence that is still said at the term expires it, unless the
 * breaker withholds it.
 */
final class Silences {

  private Silences() {}

  static void decide(Turn turn) {
    NodeSilent silent = (NodeSilent) turn.control().input();
    Node node = turn.cluster().node(turn.key());
    if (!Roster.isLive(node) || !node.isCurrent(silent.incarnation())) {
      turn.note(What.STALE_DROPPED, turn.key(), Story.UNTOLD);
    } else if (node.condition().silence() == null) {
      suspect(turn, node, silent);
    } else if (silent.silentMs() >= turn.rules().termMs()) {
      expire(turn, node, silent);
    }
  }

  private static void suspect(Turn turn, Node node, NodeSilent silent) {
    if (silent.silentMs() < turn.rules().suspectAfterMs()) {
      return;
    }
    Condition.Silence silence = new Condition.Silence(silent.silentMs(), turn.at().clockMs());
    String text =
        "Node %s is suspect: silent for %d ms".formatted(node.address(), silent.silentMs());
    turn.change(
        What.NODE_SUSPECTED,
        NodeEdit.of(node).condition(node.condition().withSilence(silence)),
        new Story(Story.REGISTRY, node.status().name(), "SUSPECT", text));
  }

  private static void expire(Turn turn, Node node, NodeSilent silent) {
    String withheld = Breaker.withhold(turn, node);
    if (withheld != null) {
      withhold(turn, node, withheld);
      return;
    }
    String text =
        "Node %s [%s] expired: silent for %d ms, its term is %d ms"
            .formatted(node.address(), node.nodeId(), silent.silentMs(), turn.rules().termMs());
    Story story = new Story(Story.REGISTRY, node.status().name(), "EXPIRED", text);
    Stays.end(turn, node, What.NODE_EXPIRED, Kick.Cause.EXPIRED, story);
  }

  private static void withhold(Turn turn, Node node, String why) {
    if (!why.equals(node.condition().withheld())) {
      Story story = Story.of("Expiry of node %s is withheld: %s".formatted(node.address(), why));
      Condition condition = node.condition().withWithheld(why);
      turn.change(What.EXPIRY_WITHHELD, NodeEdit.of(node).condition(condition), story);
    }
  }
}
