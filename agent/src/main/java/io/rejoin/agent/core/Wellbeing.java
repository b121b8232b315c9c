package io.rejoin.agent.core;

import io.rejoin.schemas.value.Health;

/**
 * What the node says of itself in its heartbeats.
 *
 * @param reason why it is unhealthy; empty when it is up
 * @param load 0 idle to 1 full; negative when unknown
 */
public record Wellbeing(Health health, String reason, double load) {

  /** Up, at unknown load. */
  public static final Wellbeing UP = new Wellbeing(Health.UP, "", -1);

  /** The same health at another load. */
  public Wellbeing loaded(double nextLoad) {
    return new Wellbeing(health, reason, nextLoad);
  }

  /** Whether the other says something that should not wait for the next heartbeat. */
  boolean differsFrom(Wellbeing other) {
    return health != other.health || !reason.equals(other.reason);
  }
}
