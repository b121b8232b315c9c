package io.rejoin.registry.core;

import io.rejoin.schemas.input.Applied;
import io.rejoin.schemas.state.Node;

/**
 * What a watcher has applied. Only the registry's readers know when a change is done; here they say
 * it.
 */
final class Acknowledgements {

  private Acknowledgements() {}

  static void decide(Turn turn) {
    Applied applied = (Applied) turn.control().input();
    Node node = turn.cluster().node(turn.key());
    if (!Roster.isLive(node) || !node.isCurrent(applied.incarnation())) {
      turn.note(What.STALE_DROPPED, turn.key(), Story.UNTOLD);
    } else if (!node.applied().equals(applied.revisions())) {
      turn.change(
          What.ROUTES_APPLIED, NodeEdit.of(node).applied(applied.revisions()), Story.UNTOLD);
    }
  }
}
