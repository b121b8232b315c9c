package io.rejoin.registry.simulation;

import io.rejoin.registry.core.Arrival;
import io.rejoin.registry.core.Decisions;
import io.rejoin.registry.core.HeapCluster;
import io.rejoin.registry.core.Outcome;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.ControlInput;
import java.util.ArrayList;
import java.util.List;

/**
 * The control log with the instance that decides it, and everything that was ever appended, for
 * replay.
 */
final class SimulatedLog {

  /** A record, and what came of it when it was first decided. */
  record Entry(Control control, Arrival arrival, Outcome outcome) {}

  private final List<Entry> entries = new ArrayList<>();
  private final HeapCluster cluster = new HeapCluster();
  private final Invariants invariants;
  private long brokerMs = 1_750_000_000_000L;

  SimulatedLog(Invariants invariants) {
    this.invariants = invariants;
  }

  HeapCluster cluster() {
    return cluster;
  }

  List<Entry> entries() {
    return entries;
  }

  long brokerMs() {
    return brokerMs;
  }

  void passMs(long ms) {
    brokerMs += ms;
  }

  Outcome appendOwn(String key, ControlInput input) {
    return append(Control.own(key, input), Arrival.own(entries.size(), brokerMs));
  }

  Outcome append(Control control, Arrival arrival) {
    Outcome outcome = Decisions.decide(cluster, control, arrival);
    invariants.beforeCommit(cluster, control, outcome);
    cluster.commit(outcome);
    entries.add(new Entry(control, arrival, outcome));
    invariants.afterCommit(cluster, outcome);
    return outcome;
  }
}
