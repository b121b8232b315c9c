package io.rejoin.registry.core;

import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Node;

/** A node is forgotten: its identity with it. */
final class Removals {

  private Removals() {}

  static void remove(Turn turn, Node node, String by, String why, Kick.Cause cause) {
    String text = "Node %s [%s] removed: %s".formatted(node.address(), node.nodeId(), why);
    if (Roster.isLive(node)) {
      turn.kick(node, cause, text);
    }
    turn.emit(new Event.NodeRemoved(node, new Story(by, node.status().name(), "", text)));
  }
}
