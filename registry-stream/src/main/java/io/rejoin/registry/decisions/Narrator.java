package io.rejoin.registry.decisions;

import io.rejoin.registry.core.ClusterView;
import io.rejoin.registry.core.Event;
import io.rejoin.registry.core.Outcome;
import io.rejoin.registry.core.What;
import io.rejoin.schemas.state.Node;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells an operator's log what happens, in the words of the audit trail. Of a crowd that comes at
 * once it tells the first ones and counts the rest: the audit trail has them all.
 */
final class Narrator {

  private static final Logger LOG = LoggerFactory.getLogger("io.rejoin.registry");

  /** Lines between two ticks of the log clock. */
  private static final int LINES_PER_TICK = 50;

  /** Somebody has to look at these. */
  private static final Set<What> ALARMS =
      EnumSet.of(What.NODE_FROZEN, What.EXPIRIES_HELD, What.LIVENESS_STOPPED, What.GAP_DROPPED);

  private static final int SHORT_ID_CHARS = 8;

  private int lines;
  private int untold;

  void began(ClusterView cluster) {
    LOG.info(
        "Deciding for cluster {} from revision {} on: {} live nodes, rules {}",
        cluster.position().cluster(),
        cluster.position().revision() + 1,
        cluster.live(),
        cluster.position().rules().version());
  }

  void tell(Outcome outcome) {
    for (Event event : outcome.events()) {
      if (event.story().isTold()) {
        tell(event, outcome);
      }
    }
  }

  /** A second of log clock has passed. */
  void breathe() {
    if (untold > 0) {
      LOG.info("… and {} more, see the topic audit", untold);
    }
    lines = 0;
    untold = 0;
  }

  private void tell(Event event, Outcome outcome) {
    boolean alarm = ALARMS.contains(event.what());
    if (!alarm && lines >= LINES_PER_TICK) {
      untold++;
      return;
    }
    lines++;
    if (event.what() == What.NODE_RE_REGISTERED) {
      tellReRegistration(outcome.nodes().get(event.key()).after());
    }
    LOG.atLevel(alarm ? Level.WARN : Level.INFO).log(words(event));
  }

  /** The line that people know from the master's log, before the one that says how it ended. */
  private static void tellReRegistration(Node node) {
    LOG.info(
        "Node with address {} already exists (ID: {}...), handling re-registration...",
        node.address(),
        shortId(node));
  }

  private static String words(Event event) {
    boolean named = event instanceof Event.NodeChanged;
    if (!named || event.what() != What.NODE_RE_REGISTERED) {
      return event.story().text();
    }
    Node node = ((Event.NodeChanged) event).node();
    return event.story().text().replace(node.nodeId().toString(), shortId(node) + "...");
  }

  private static String shortId(Node node) {
    return node.nodeId().toString().substring(0, SHORT_ID_CHARS);
  }
}
