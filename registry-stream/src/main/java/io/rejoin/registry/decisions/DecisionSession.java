package io.rejoin.registry.decisions;

import io.rejoin.registry.decisions.recovery.Recovered;
import io.rejoin.registry.decisions.recovery.Rewriting;
import io.rejoin.registry.decisions.recovery.StateTopics;
import io.rejoin.registry.decisions.store.StoredCluster;
import io.rejoin.registry.decisions.wire.ControlReader;
import io.rejoin.registry.decisions.wire.DeadLetters;
import io.rejoin.registry.decisions.wire.Incoming;
import io.rejoin.registry.decisions.wire.LogRecord;
import io.rejoin.registry.decisions.wire.OutcomeEncoder;
import io.rejoin.registry.decisions.wire.Said;
import io.rejoin.schemas.topic.Marks;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The stage from one restoration of its stores to the next. It says an outcome before it puts it in
 * the store: should saying it have to be tried again, the same record is decided again on the same
 * state.
 */
final class DecisionSession {

  /**
   * Records of the log that are read aside at once: each such slice must be decided within a
   * transaction's time.
   */
  private static final int SLICE = 5_000;

  private final DecisionStage stage;
  private final StoredCluster cluster;
  private final Voice voice;
  private final ControlReader reader;
  private final Judge judge;
  private final LogOrder order;
  private final Deque<Rewriting> rewritings;

  DecisionSession(DecisionStage stage, StoredCluster cluster, Recovered recovered, Voice voice) {
    RulesLevel.require(cluster.position().rules());
    this.stage = stage;
    this.cluster = cluster;
    this.voice = voice;
    this.reader = new ControlReader(stage.codecs().control());
    this.judge = new Judge(stage.decider(), new OutcomeEncoder(stage.codecs()));
    this.order = new LogOrder(stage.topics().control(), recovered.nextOffset());
    this.rewritings = new ArrayDeque<>(recovered.rewritings());
  }

  /** Writes state topics anew that are behind; does so once, and before anything else is said. */
  void catchUp() {
    Marks marks = new Marks(stage.codecs().position());
    long atMs = Math.max(0, cluster.position().tickAtMs());
    for (Rewriting next = rewritings.peek(); next != null; next = rewritings.peek()) {
      next.say(cluster, marks, said -> voice.say(said, atMs));
      rewritings.remove();
    }
  }

  /**
   * Takes the record of the control log that the group's offset leads to. The store knows where the
   * log goes on, and the offset may be ahead of it: then what lies between is read from the log
   * itself, a slice with each record that comes, and this record in its turn.
   */
  void take(LogRecord record) {
    catchUp();
    if (order.isAhead(record.offset())) {
      takeSlice(Math.min(record.offset(), order.next() + SLICE));
    }
    if (order.isKnown(record.offset())) {
      stage.witness().skipped();
    } else if (!order.isAhead(record.offset())) {
      decide(record);
      order.met();
    }
  }

  private void takeSlice(long end) {
    try (StateTopics topics = stage.stateTopics().get()) {
      for (LogRecord record : topics.control(order.next(), end)) {
        order.require(record.offset());
        decide(record);
      }
    }
    order.require(end);
  }

  private void decide(LogRecord record) {
    Incoming incoming = reader.read(record);
    RulesLevel.require(incoming);
    Decision decision = judge.judge(cluster, incoming);
    decision.said().forEach(said -> voice.say(said, record.atMs()));
    if (decision.hasFailed()) {
      voice.say(deadLetter(record, decision), record.atMs());
    }
    cluster.commit(decision.outcome(), decision.said());
    order.decided();
    stage.witness().decided(decision, cluster);
  }

  private Said deadLetter(LogRecord record, Decision decision) {
    return new DeadLetters(stage.topics().control())
        .of(record, decision.outcome().at().revision(), decision.failure());
  }
}
