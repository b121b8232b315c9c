package io.rejoin.registry.core;

import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.History;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Result.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * Two live processes that keep taking an address from each other. Restarts on one machine are no
 * duel, nor is a node that moves on to ever new machines: only an origin that comes back counts.
 * The holder stays, the challenger waits.
 */
final class Duels {

  private Duels() {}

  static boolean isOne(Turn turn, Registration registration, Node held) {
    if (!isTakeover(registration, held)) {
      return false;
    }
    List<History.Takeover> earlier = recent(turn, held);
    boolean cameBack = earlier.stream().anyMatch(t -> t.origin().equals(registration.origin()));
    return cameBack && earlier.size() + 1 >= turn.rules().duelTakeovers();
  }

  private static boolean isTakeover(Registration registration, Node held) {
    return Roster.isLive(held) && !held.stay().origin().equals(registration.origin());
  }

  /** The takeovers that the node's next stay remembers. */
  static List<History.Takeover> remembered(Turn turn, Registration registration, Node held) {
    List<History.Takeover> takeovers = new ArrayList<>(recent(turn, held));
    if (isTakeover(registration, held)) {
      takeovers.add(new History.Takeover(registration.origin(), turn.at().clockMs()));
    }
    int kept = Math.max(0, takeovers.size() - turn.rules().duelTakeovers());
    return takeovers.subList(kept, takeovers.size());
  }

  private static List<History.Takeover> recent(Turn turn, Node held) {
    long oldestMs = turn.at().clockMs() - turn.rules().duelWindowMs();
    return held.history().takeovers().stream().filter(t -> t.clockMs() > oldestMs).toList();
  }

  /**
   * Freezes the address for the holder, or keeps it frozen, and tells the challenger when to try
   * again.
   */
  static Admission.Refused refuse(Turn turn, Registration registration, Node held) {
    long forMs = turn.rules().duelWindowMs();
    String reason =
        "two processes keep taking it from each other, from %s and %s"
            .formatted(held.stay().origin(), registration.origin());
    Condition.Freeze freeze =
        new Condition.Freeze(Story.REGISTRY, reason, turn.at().clockMs() + forMs);
    boolean begins = held.condition().freeze() == null;
    String text = "Node %s is frozen: %s".formatted(held.address(), reason);
    Story story = new Story(Story.REGISTRY, held.status().name(), "FROZEN", text);
    turn.change(
        What.NODE_FROZEN,
        NodeEdit.of(held).condition(held.condition().withFreeze(freeze)),
        begins ? story : Story.UNTOLD);
    String refusal =
        "Expected one process behind node %s, but %s".formatted(held.address(), reason);
    return new Admission.Refused(Refusal.DUEL, refusal, held, forMs);
  }
}
