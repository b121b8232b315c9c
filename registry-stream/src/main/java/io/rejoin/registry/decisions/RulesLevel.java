package io.rejoin.registry.decisions;

import io.rejoin.registry.decisions.recovery.StageHaltedException;
import io.rejoin.registry.decisions.wire.Incoming;
import io.rejoin.schemas.input.Rules;

/**
 * Keeps an old program from deciding by rules that it does not know: it would decide otherwise than
 * the new ones beside it, and what it does not know of the rules it would drop.
 */
final class RulesLevel {

  private RulesLevel() {}

  /**
   * @throws StageHaltedException if these rules need newer code
   */
  static void require(Rules rules) {
    if (!rules.isKnown()) {
      throw new StageHaltedException(
          "Expected rules of level %d at most, but rules %d in the control log need level %d: start a newer rejoin here"
              .formatted(Rules.LEVEL, rules.version(), rules.level()));
    }
  }

  /** The same, if this is a record of rules. */
  static void require(Incoming incoming) {
    if (incoming.isReadable() && incoming.control().input() instanceof Rules rules) {
      require(rules);
    }
  }
}
