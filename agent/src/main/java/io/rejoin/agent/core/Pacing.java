package io.rejoin.agent.core;

import io.rejoin.runtime.backoff.Health;
import io.rejoin.runtime.backoff.HealthPolicy;

/**
 * Decides when the registry may be asked again, so that no sequence of answers, refusals and losses
 * makes a flood: failures back off, and so do refusals and losses that follow each other within a
 * term; and between any two questions lies the spacing. Since only one question is under way at a
 * time, what is asked in the failed state is the single probe that decides.
 */
final class Pacing {

  private static final long LONG_AGO_MS = Long.MIN_VALUE / 2;

  private final AgentPolicy policy;
  private final Draws draws;
  private Health health = Health.Healthy.FRESH;
  private int setbacks;
  private long askedMs = LONG_AGO_MS;
  private long acceptedMs = LONG_AGO_MS;

  Pacing(AgentPolicy policy, Draws draws) {
    this.policy = policy;
    this.draws = draws;
  }

  Health health() {
    return health;
  }

  long soonestMs(long nowMs) {
    return Math.max(nowMs, askedMs + policy.spacingMs());
  }

  void asked(long nowMs) {
    askedMs = nowMs;
    if (health instanceof Health.Failed failed) {
      health = failed.probe();
    }
  }

  /** The registry has spoken, whatever it said. */
  void answered() {
    health = health.succeeded();
  }

  void accepted(long nowMs) {
    acceptedMs = nowMs;
  }

  /** Not answered, or not delivered; whether it has become worse by that. */
  boolean failed() {
    Health before = health;
    health = health.failed(HealthPolicy.STANDARD);
    return before.kind() != health.kind() && before.kind() != Health.Kind.PROBING;
  }

  /** When to ask again after failures. */
  long afterFailureMs(long nowMs) {
    return nowMs + draws.pauseMs(policy.backoff(), health.failures());
  }

  /** No sooner than the registry said, and spread over a quarter more. */
  long afterRefusalMs(long nowMs, long retryAfterMs) {
    setbacks++;
    long pauseMs = draws.pauseMs(policy.backoff(), setbacks);
    return nowMs + Math.max(retryAfterMs + draws.upTo(retryAfterMs / 4), pauseMs);
  }

  /** At once, unless it was refused before, or the stay before was shorter than a term. */
  long afterLossMs(long nowMs) {
    if (nowMs - acceptedMs >= policy.termMs()) {
      setbacks = 0;
    }
    long pauseMs = setbacks == 0 ? 0 : draws.pauseMs(policy.backoff(), setbacks);
    setbacks++;
    return nowMs + pauseMs;
  }
}
