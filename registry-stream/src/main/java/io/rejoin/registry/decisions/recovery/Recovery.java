package io.rejoin.registry.decisions.recovery;

import io.rejoin.registry.decisions.store.PositionStore;
import io.rejoin.registry.decisions.store.StoredCluster;
import io.rejoin.registry.decisions.wire.ControlReader;
import io.rejoin.registry.decisions.wire.DecisionCodecs;
import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.topic.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings stores and topics together, and finds where the control log goes on. */
public final class Recovery {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final StateTopics topics;
  private final DecisionCodecs codecs;

  public Recovery(StateTopics topics, DecisionCodecs codecs) {
    this.topics = topics;
    this.codecs = codecs;
  }

  /**
   * Fills the stores if they are empty, and says what else is to be done.
   *
   * @throws StageHaltedException if the stage must not go on
   */
  public Recovered run(StoredCluster cluster, PositionStore positions) {
    LogBeginning log = LogBeginning.of(topics, new ControlReader(codecs.control()));
    boolean empty = cluster.position().revision() == Position.START.revision();
    boolean rebuilt = empty && new Rebuild(topics, cluster, positions, codecs).run(log);
    long next = log.next(cluster.position(), codecs.control().topic());
    List<Rewriting> rewritings = new ArrayList<>();
    for (Output topic : Output.STATE) {
      if (isBehind(topic, positions.lastMark())) {
        rewritings.add(rewriting(topic, cluster));
      }
    }
    return new Recovered(next, rewritings, rebuilt);
  }

  private boolean isBehind(Output topic, long mark) {
    if (mark < 0) {
      return false;
    }
    long found = topics.lastMark(topic, mark).map(Stamp::revision).orElse(-1L);
    if (found < mark) {
      LOG.warn(
          "Expected {} to have the mark {}, but its latest is {}: writing it anew from the store",
          topic.sink(),
          mark,
          found);
    }
    return found < mark;
  }

  private Rewriting rewriting(Output topic, StoredCluster cluster) {
    Set<String> foreign = new TreeSet<>();
    topics.read(
        topic,
        (key, value, headers) -> {
          if (value == null) {
            foreign.remove(key);
          } else {
            foreign.add(key);
          }
        });
    cluster.forEach(topic, (key, bytes, revision) -> foreign.remove(key));
    return new Rewriting(topic, foreign);
  }
}
