package io.rejoin.registry.core;

import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.state.PendingReach;
import io.rejoin.schemas.state.Position;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A position's next state in the making. */
final class PositionEdit {

  private final Position before;
  private String cluster;
  private long base;
  private long clockMs;
  private long tickAtMs;
  private Rules rules;
  private Position.Holding holding;
  private SortedMap<Integer, Long> counted;
  private SortedMap<String, Long> counters;
  private List<PendingReach> pending;

  private PositionEdit(Position before) {
    this.before = before;
    this.cluster = before.cluster();
    this.base = before.base();
    this.clockMs = before.clockMs();
    this.tickAtMs = before.tickAtMs();
    this.rules = before.rules();
    this.holding = before.holding();
    this.counted = before.counted();
    this.counters = before.counters();
    this.pending = before.pending();
  }

  static PositionEdit of(Position before) {
    return new PositionEdit(before);
  }

  PositionEdit log(String nextCluster, long nextBase) {
    cluster = nextCluster;
    base = nextBase;
    return this;
  }

  PositionEdit clock(long nextClockMs, long nextTickAtMs) {
    clockMs = nextClockMs;
    tickAtMs = nextTickAtMs;
    return this;
  }

  PositionEdit rules(Rules next) {
    rules = next;
    return this;
  }

  PositionEdit holding(Position.Holding next) {
    holding = next;
    return this;
  }

  PositionEdit counted(int partition) {
    counted = new TreeMap<>(counted);
    counted.put(partition, clockMs);
    return this;
  }

  PositionEdit counter(String signerAndTopic, long counter) {
    counters = new TreeMap<>(counters);
    counters.put(signerAndTopic, counter);
    return this;
  }

  PositionEdit pending(List<PendingReach> next) {
    pending = next.subList(Math.max(0, next.size() - Position.PENDING_KEPT), next.size());
    return this;
  }

  Position done() {
    return taken(before.revision(), before.sources());
  }

  Position taken(long revision, List<Position.Source> sources) {
    return new Position(
        cluster, base, revision, clockMs, tickAtMs, rules, sources, holding, counted, counters,
        pending);
  }
}
