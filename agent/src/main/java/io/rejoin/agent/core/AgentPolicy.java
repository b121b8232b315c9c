package io.rejoin.agent.core;

import io.rejoin.runtime.backoff.Backoff;

/**
 * The agent's times, all in ms.
 *
 * @param heartbeatMs between two heartbeats, spread by a tenth either way
 * @param termMs without an acknowledged heartbeat after which the agent holds itself isolated
 * @param verifyMs within which a registration must be read back
 * @param leaveMs how long a leave is waited for
 * @param safetyMs between two registrations that only make sure; {@link Long#MAX_VALUE} for never
 * @param spreadMs over which agents spread their return after the registry was away
 * @param spacingMs between any two registrations, and between any two heartbeats
 * @param backoff between registrations that fail
 * @param fence whether an isolated agent closes everything, or keeps serving
 */
public record AgentPolicy(
    long heartbeatMs,
    long termMs,
    long verifyMs,
    long leaveMs,
    long safetyMs,
    long spreadMs,
    long spacingMs,
    Backoff backoff,
    boolean fence) {

  /** The design's defaults. */
  public static final AgentPolicy DEFAULT =
      new AgentPolicy(2_000, 8_000, 2_000, 3_000, 300_000, 5_000, 200, Backoff.STANDARD, false);

  public AgentPolicy {
    requirePositive("heartbeat", heartbeatMs);
    requirePositive("verification time-out", verifyMs);
    requirePositive("spacing", spacingMs);
    if (termMs < 2 * heartbeatMs) {
      throw new IllegalArgumentException(
          "Expected a term of at least two heartbeats (%d ms), but it is %d ms"
              .formatted(2 * heartbeatMs, termMs));
    }
    if (heartbeatMs < spacingMs) {
      throw new IllegalArgumentException(
          "Expected a heartbeat interval of at least the spacing (%d ms), but it is %d ms"
              .formatted(spacingMs, heartbeatMs));
    }
  }

  private static void requirePositive(String what, long ms) {
    if (ms <= 0) {
      throw new IllegalArgumentException(
          "Expected a %s above 0 ms, but it is %d ms".formatted(what, ms));
    }
  }
}
