package io.rejoin.registry.decisions;

import io.rejoin.registry.core.ClusterView;

/** Sees what the decision stage does, and tells people. Called on the stage's thread. */
public final class Witness {

  private final DecisionMeters meters;
  private final Narrator narrator = new Narrator();

  public Witness(DecisionMeters meters) {
    this.meters = meters;
  }

  /** The stage stands here and is about to read its first input. */
  void began(ClusterView cluster) {
    meters.active(cluster);
    narrator.began(cluster);
  }

  /** A record was decided, or refused because it could not be. */
  void decided(Decision decision, ClusterView cluster) {
    meters.count(decision);
    narrator.tell(decision.outcome());
    if (decision.isTick()) {
      meters.active(cluster);
      narrator.breathe();
    }
  }

  /** A record came that had been decided before. */
  void skipped() {
    meters.skipped();
  }

  /** Another instance, or another thread, has the stage now. */
  void ended() {
    meters.passive();
  }
}
