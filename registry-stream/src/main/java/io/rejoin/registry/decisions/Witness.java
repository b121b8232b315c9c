package io.rejoin.registry.decisions;

import io.rejoin.registry.core.ClusterView;
import io.rejoin.schemas.state.Position;
import java.util.List;
import java.util.function.Consumer;

/** Sees what the decision stage does, and tells people. Called on the stage's thread. */
public final class Witness {

  private final DecisionMeters meters;
  private final Narrator narrator = new Narrator();
  private final List<Consumer<Position>> followers;

  /**
   * @param followers are told where the stage stands when it begins and once a second; they must
   *     return at once
   */
  public Witness(DecisionMeters meters, List<Consumer<Position>> followers) {
    this.meters = meters;
    this.followers = List.copyOf(followers);
  }

  /** The stage stands here and is about to read its first input. */
  void began(ClusterView cluster) {
    meters.active(cluster);
    narrator.began(cluster);
    tell(cluster.position());
  }

  /** A record was decided, or refused because it could not be. */
  void decided(Decision decision, ClusterView cluster) {
    meters.count(decision);
    narrator.tell(decision.outcome());
    if (decision.isTick()) {
      meters.active(cluster);
      narrator.breathe();
      tell(cluster.position());
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

  private void tell(Position position) {
    followers.forEach(follower -> follower.accept(position));
  }
}
