package io.rejoin.registry.core;

import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.NodeStatus;

/** The end of a stay: whatever the reason, all that the incarnation holds is to be dropped. */
final class Stays {

  private Stays() {}

  static void end(Turn turn, Node node, What what, Kick.Cause cause, Story story) {
    NodeStatus as = what == What.NODE_LEFT ? NodeStatus.LEFT : NodeStatus.EXPIRED;
    turn.kick(node, cause, story.text());
    Condition.Ended ended = new Condition.Ended(as, story.text(), turn.at().clockMs());
    turn.change(what, NodeEdit.of(node).condition(afterEnd(node.condition(), ended)), story);
  }

  /**
   * A duel is over when its holder is; an operator's freeze outlives the stay, a drain does not.
   */
  private static Condition afterEnd(Condition condition, Condition.Ended ended) {
    Condition.Freeze freeze = condition.freeze();
    boolean ordered = freeze != null && freeze.untilClockMs() == Long.MAX_VALUE;
    return condition.withEnded(ended).withDraining(null).withFreeze(ordered ? freeze : null);
  }
}
