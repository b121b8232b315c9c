package io.rejoin.registry.door;

import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.Node;
import java.util.ArrayList;
import java.util.List;

/** Why a node is as it is, in sentences: what stands against it, who said so, what is withheld. */
final class Why {

  private Why() {}

  static List<String> of(Node node) {
    Condition condition = node.condition();
    List<String> why = new ArrayList<>();
    if (condition.ended() != null) {
      why.add(condition.ended().cause());
    }
    if (condition.silence() != null) {
      why.add(
          "silent for %d ms when it was last looked at".formatted(condition.silence().silentMs()));
    }
    for (Condition.Vote vote : condition.votes()) {
      why.add("%s reported it %s".formatted(vote.watcher(), vote.sighting()));
    }
    if (condition.withheld() != null) {
      why.add("its expiry is withheld: " + condition.withheld());
    }
    if (condition.unhealthy() != null) {
      why.add("says of itself: " + condition.unhealthy());
    }
    addOrders(condition, why);
    return why;
  }

  private static void addOrders(Condition condition, List<String> why) {
    Condition.Freeze freeze = condition.freeze();
    if (freeze != null) {
      why.add("frozen by %s%s".formatted(freeze.by(), because(freeze.reason())));
    }
    Condition.Draining draining = condition.draining();
    if (draining != null) {
      String done = draining.drained() ? "every gate has let go of it" : "gates still hold it";
      why.add("drained by %s%s; %s".formatted(draining.by(), because(draining.reason()), done));
    }
  }

  private static String because(String reason) {
    return reason.isEmpty() ? "" : " (" + reason + ")";
  }
}
