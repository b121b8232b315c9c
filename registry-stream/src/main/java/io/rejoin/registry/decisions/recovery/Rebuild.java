package io.rejoin.registry.decisions.recovery;

import io.rejoin.registry.decisions.store.PositionStore;
import io.rejoin.registry.decisions.store.StoredCluster;
import io.rejoin.registry.decisions.wire.ControlReader;
import io.rejoin.registry.decisions.wire.DecisionCodecs;
import io.rejoin.registry.decisions.wire.LogRecord;
import io.rejoin.registry.decisions.wire.OutcomeEncoder;
import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.topic.Marks;
import io.rejoin.schemas.topic.Stamp;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills empty stores from the state topics. All decision state of a key stands in its record, what
 * belongs to no key in the mark. The records may be a few revisions ahead of the mark: then the
 * stores become what the topics said at the mark, the control records in between are decided once
 * more, and must come to what the topics say.
 *
 * <p>They can't where the cleaner has taken what a key was at the mark: the topics keep it for five
 * minutes. Then the stores become what the topics say at last, and those control records move the
 * position alone, decided on nodes as they were up to a second later. Sources, rules and counts
 * don't depend on nodes. What does may differ from what it was: which cluster IP reports wait for a
 * registration, a proof counter of an operator whose name was a node's, and the second at which the
 * breaker lets the next expiry through.
 */
final class Rebuild {

  private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

  private final StateTopics topics;
  private final StoredCluster cluster;
  private final PositionStore positions;
  private final Marks marks;
  private final Restoring restoring;
  private final Carrying carrying;

  Rebuild(
      StateTopics topics, StoredCluster cluster, PositionStore positions, DecisionCodecs codecs) {
    this.topics = topics;
    this.cluster = cluster;
    this.positions = positions;
    this.marks = new Marks(codecs.position());
    this.restoring = new Restoring(topics, cluster);
    this.carrying =
        new Carrying(cluster, new ControlReader(codecs.control()), new OutcomeEncoder(codecs));
  }

  /**
   * Fills the stores. Without any mark there is nothing to go by: then the control log is decided
   * from its beginning.
   *
   * @return whether anything was there
   * @throws StageHaltedException if the topics don't tell one story
   */
  boolean run(LogBeginning log) {
    Map<Output, Headers> last = lastMarks();
    if (last.isEmpty() || !agree(last, log)) {
      return false;
    }
    Position mark = marks.position(last.get(Output.NODES));
    cluster.moveTo(mark);
    positions.marked(mark.revision());
    Ahead ahead = restoring.upTo(mark.revision());
    if (!ahead.isEmpty() && !isDecidedAgain(log, mark, ahead)) {
      takeAsItIs(log, mark, ahead);
    }
    LOG.info(
        "Rebuilt the registry's stores from its state topics: {} live nodes at revision {}",
        cluster.live(),
        cluster.position().revision());
    return true;
  }

  private boolean isDecidedAgain(LogBeginning log, Position mark, Ahead ahead) {
    LogSpan between = log.between(mark, ahead.highest());
    if (between.isEmpty() || !log.span().has(between)) {
      return false;
    }
    control(between).forEach(carrying::whole);
    return ahead.isReached(cluster);
  }

  private void takeAsItIs(LogBeginning log, Position mark, Ahead ahead) {
    LOG.warn(
        "Expected to decide revisions {} to {} again on nodes as they were, but the control log or"
            + " the state topics no longer have that: a cluster IP that waited for its registration"
            + " may be lost until its agent reports it again",
        mark.revision() + 1,
        ahead.highest());
    restoring.all();
    cluster.moveTo(mark);
    LogSpan there = log.between(mark, ahead.highest()).within(log.span());
    control(there).forEach(carrying::position);
    cluster.moveTo(Positions.at(cluster.position(), ahead.highest()));
  }

  private List<LogRecord> control(LogSpan span) {
    return span.isEmpty() ? List.of() : topics.control(span.first(), span.end());
  }

  private Map<Output, Headers> lastMarks() {
    Map<Output, Headers> last = new EnumMap<>(Output.class);
    for (Output topic : Output.STATE) {
      topics.lastMark(topic, Long.MAX_VALUE).ifPresent(mark -> last.put(topic, mark));
    }
    return last;
  }

  /** Marks are written together; a topic without the latest one has lost records. */
  private static boolean agree(Map<Output, Headers> last, LogBeginning log) {
    long revisions = last.values().stream().mapToLong(Stamp::revision).distinct().count();
    if (last.size() == Output.STATE.size() && revisions == 1) {
      return true;
    }
    Map<Output, Long> found = new EnumMap<>(Output.class);
    last.forEach((topic, mark) -> found.put(topic, Stamp.revision(mark)));
    if (log.isWhole()) {
      LOG.warn(
          "Expected one mark in nodes, leaders and routes, but they have {}: deciding the"
              + " control log again from its first record",
          found);
      return false;
    }
    throw new StageHaltedException(
        ("Expected the latest marks of nodes, leaders and routes to be one, but they are %s: records"
                + " are lost, and neither the store nor the control log has them any more. Bring"
                + " the topics back from a backup, or bring back the registry's changelog topics.")
            .formatted(found));
  }
}
