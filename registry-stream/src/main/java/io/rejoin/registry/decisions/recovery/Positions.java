package io.rejoin.registry.decisions.recovery;

import io.rejoin.schemas.state.Position;

/** Copies of positions. */
final class Positions {

  private Positions() {}

  /** The same position at another revision. */
  static Position at(Position position, long revision) {
    return new Position(
        position.cluster(),
        position.base(),
        revision,
        position.clockMs(),
        position.tickAtMs(),
        position.rules(),
        position.sources(),
        position.holding(),
        position.counted(),
        position.counters(),
        position.pending());
  }
}
