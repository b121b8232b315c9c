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

  private final DecisionStage stage;
  private final StoredCluster cluster;
  private final Voice voice;
  private final ControlReader reader;
  private final Judge judge;
  private final LogOrder order;
  private final Deque<Rewriting> rewritings;
  private final boolean rebuilt;

  DecisionSession(DecisionStage stage, StoredCluster cluster, Recovered recovered, Voice voice) {
    RulesLevel.require(cluster.position().rules());
    this.stage = stage;
    this.cluster = cluster;
    this.voice = voice;
    this.reader = new ControlReader(stage.codecs().control());
    this.judge = new Judge(stage.decider(), new OutcomeEncoder(stage.codecs()));
    this.order =
        new LogOrder(stage.topics().control(), stage.applicationId(), recovered.nextOffset());
    this.rewritings = new ArrayDeque<>(recovered.rewritings());
    this.rebuilt = recovered.rebuilt();
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

  /** Takes the next record of the control log. */
  void take(LogRecord record) {
    catchUp();
    if (rebuilt && order.beginsBehind(record.offset())) {
      takeUpTo(record.offset());
    }
    takeNext(record);
  }

  /**
   * Stores rebuilt from the state topics stand where the last change of state was, the group's
   * offset where the last commit was: what lies between is read from the log itself.
   */
  private void takeUpTo(long offset) {
    try (StateTopics topics = stage.stateTopics().get()) {
      topics.control(order.next(), offset).forEach(this::takeNext);
    }
  }

  private void takeNext(LogRecord record) {
    if (order.isKnown(record.offset())) {
      stage.witness().skipped();
      return;
    }
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
