package io.rejoin.registry.decisions.recovery;

import io.rejoin.registry.core.Decisions;
import io.rejoin.registry.decisions.store.PositionStore;
import io.rejoin.registry.decisions.store.StoredCluster;
import io.rejoin.registry.decisions.wire.ControlReader;
import io.rejoin.registry.decisions.wire.Incoming;
import io.rejoin.registry.decisions.wire.LogRecord;
import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.schemas.serde.error.SerdeException;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.topic.Mark;
import io.rejoin.schemas.topic.Marks;
import io.rejoin.schemas.topic.Stamp;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills empty stores from the state topics. All decision state of a key stands in its record, what
 * belongs to no key in the mark. The records may be a few revisions ahead of the mark, so the
 * position is carried on to the highest revision found, with the control records in between.
 *
 * <p>What such a record did to nodes is in the topics already, so only its effect on the position
 * counts; it is decided on nodes as they were up to a second later. Sources, rules and counts don't
 * depend on nodes; a proof counter of an operator whose name was a node's, and the second at which
 * the breaker lets the next expiry through, may come out as if they had come that much later.
 */
final class Rebuild {

  private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

  private final StateTopics topics;
  private final StoredCluster cluster;
  private final PositionStore positions;
  private final ControlReader reader;
  private final Marks marks;
  private long highest;

  Rebuild(
      StateTopics topics,
      StoredCluster cluster,
      PositionStore positions,
      ControlReader reader,
      Marks marks) {
    this.topics = topics;
    this.cluster = cluster;
    this.positions = positions;
    this.reader = reader;
    this.marks = marks;
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
    Headers mark = last.get(Output.NODES);
    cluster.moveTo(marks.position(mark));
    positions.marked(Stamp.revision(mark));
    highest = Stamp.revision(mark);
    Output.STATE.forEach(this::restore);
    carry(log);
    LOG.info(
        "Rebuilt the registry's stores from its state topics: {} live nodes at revision {}",
        cluster.live(),
        highest);
    return true;
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

  private void restore(Output topic) {
    long[] seen = {-1};
    topics.read(
        topic,
        (key, value, headers) -> {
          long revision = Stamp.revision(headers);
          if (revision >= seen[0] && !Mark.isMark(key, value)) {
            seen[0] = revision;
            restore(topic, key, value);
          }
        });
    highest = Math.max(highest, seen[0]);
  }

  private void restore(Output topic, String key, byte[] value) {
    try {
      cluster.restore(topic, key, value);
    } catch (RuntimeException e) {
      if (SerdeException.kindOf(e) == SerdeException.Kind.RETRIABLE) {
        throw e;
      }
      LOG.error("Left out {} of {}, which nobody can read", key, topic.sink(), e);
    }
  }

  private void carry(LogBeginning log) {
    Position marked = cluster.position();
    if (!log.isAbove(marked)) {
      long from = Math.max(log.span().first(), marked.revision() - marked.base() + 1);
      long to = Math.min(log.span().end(), highest - marked.base() + 1);
      if (from < to) {
        topics.control(from, to).forEach(record -> cluster.moveTo(after(record)));
      }
    }
    cluster.moveTo(Positions.at(cluster.position(), highest));
  }

  private Position after(LogRecord record) {
    Incoming incoming = reader.read(record);
    if (!incoming.isReadable()) {
      return Decisions.skip(cluster, incoming.key(), incoming.arrival(), "").position();
    }
    try {
      return Decisions.decide(cluster, incoming.control(), incoming.arrival()).position();
    } catch (RuntimeException e) {
      LOG.debug("Control record {} has no effect, as it had none before", record.offset(), e);
      return Decisions.fail(cluster, incoming.control(), incoming.arrival(), "").position();
    }
  }
}
