package io.rejoin.registry.decisions.wire;

import io.rejoin.registry.core.Event;
import io.rejoin.registry.core.Outcome;
import io.rejoin.registry.core.What;
import java.util.HashMap;
import java.util.Map;

/**
 * Why each node and leader of an outcome changed, in one word. Of several events the gravest
 * counts: the names are listed by weight.
 */
final class Causes {

  private final Map<String, What> nodes = new HashMap<>();
  private final Map<String, What> leaders = new HashMap<>();

  Causes(Outcome outcome) {
    for (Event event : outcome.events()) {
      if (event instanceof Event.NodeChanged || event instanceof Event.NodeRemoved) {
        nodes.merge(event.key(), event.what(), Causes::graver);
      } else if (event instanceof Event.LeaderChanged) {
        leaders.merge(event.key(), event.what(), Causes::graver);
      }
    }
  }

  /** Why a node changed; {@code otherwise} if it did not. */
  String ofNode(String address, String otherwise) {
    What what = nodes.get(address);
    return what == null ? otherwise : what.text();
  }

  /** Why a realm's leader changed. */
  String ofLeader(String realm) {
    return leaders.get(realm).text();
  }

  private static What graver(What one, What other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
