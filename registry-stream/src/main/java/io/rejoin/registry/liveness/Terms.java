package io.rejoin.registry.liveness;

import io.rejoin.schemas.input.Rules;

/**
 * How long a node may be silent, in milliseconds of log clock.
 *
 * @param suspectMs until it is suspect
 * @param termMs until it is expired
 */
public record Terms(long suspectMs, long termMs) {

  /** As the rules have it. */
  public static Terms of(Rules rules) {
    return new Terms(rules.suspectAfterMs(), rules.termMs());
  }
}
