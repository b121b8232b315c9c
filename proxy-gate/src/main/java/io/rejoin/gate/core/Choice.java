package io.rejoin.gate.core;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses a backend for a connection, leaving out those that failed it already.
 *
 * @param preferred address that comes first where it can be had; empty for none
 */
public record Choice<C extends Candidate>(Balance balance, String preferred, List<C> candidates) {

  public Choice {
    candidates = List.copyOf(candidates);
  }

  /**
   * The best of those left.
   *
   * @param turn counts up with each connection: where the round begins, also among equals
   * @param tried those that this connection has tried
   */
  public Optional<C> next(int turn, Set<C> tried) {
    C best = null;
    for (int step = 0; step < candidates.size(); step++) {
      C candidate = candidates.get(Math.floorMod(turn + step, candidates.size()));
      boolean usable = candidate.isFine() && !tried.contains(candidate);
      if (usable && (best == null || isBetter(candidate, best))) {
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Whether there is anyone to choose. */
  public boolean isOpen() {
    return candidates.stream().anyMatch(Candidate::isFine);
  }

  private boolean isBetter(C candidate, C best) {
    return switch (balance) {
      case LEADER, ROUND_ROBIN -> false;
      case LEADER_FIRST ->
          candidate.address().equals(preferred) && !best.address().equals(preferred);
      case LEAST_CONNECTIONS -> candidate.connections() < best.connections();
    };
  }
}
