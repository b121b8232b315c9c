package io.rejoin.registry.core;

import io.rejoin.schemas.input.NodeHeard;
import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.value.Health;
import java.util.Objects;

/** A heartbeat takes back silence and reports, and tells the node's own health. */
final class Returns {

  private Returns() {}

  static void decide(Turn turn) {
    NodeHeard heard = (NodeHeard) turn.control().input();
    Node node = turn.cluster().node(turn.key());
    if (!Roster.isLive(node) || !node.isCurrent(heard.incarnation())) {
      turn.note(What.STALE_DROPPED, turn.key(), Story.UNTOLD);
      return;
    }
    if (node.condition().isSuspect()) {
      hear(turn, node);
    }
    tellHealth(turn, turn.cluster().node(turn.key()), heard);
  }

  private static void hear(Turn turn, Node node) {
    Condition condition = node.condition().heard();
    Story story =
        new Story(
            Story.REGISTRY,
            node.status().name(),
            condition.status().name(),
            "Node %s is heard again".formatted(node.address()));
    turn.change(What.NODE_HEARD, NodeEdit.of(node).condition(condition), story);
  }

  private static void tellHealth(Turn turn, Node node, NodeHeard heard) {
    String unhealthy = heard.health() == Health.UNHEALTHY ? heard.reason() : null;
    if (Objects.equals(unhealthy, node.condition().unhealthy())) {
      return;
    }
    Condition condition = node.condition().withUnhealthy(unhealthy);
    String text =
        unhealthy == null
            ? "Node %s is well again".formatted(node.address())
            : "Node %s says it is unhealthy: %s".formatted(node.address(), unhealthy);
    Story story = new Story(node.address(), node.status().name(), condition.status().name(), text);
    turn.change(What.HEALTH_CHANGED, NodeEdit.of(node).condition(condition), story);
  }
}
