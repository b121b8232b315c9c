package io.rejoin.schemas.serde.registry;

import java.util.random.RandomGenerator;

/**
 * How often a registry that does not answer is asked again, and after what pause: exponential with
 * full jitter, so that a crowd of clients does not come back all at once.
 *
 * @param maxRetries rounds over all URLs after the first
 * @param waitMs upper limit of the first pause
 * @param maxWaitMs upper limit of every pause
 */
record RetryPolicy(int maxRetries, int waitMs, int maxWaitMs) {

  private static final int MAX_DOUBLINGS = 30;

  /**
   * A pause in ms, from 0 to the limit of this round.
   *
   * @param round 0 after the first round over all URLs
   */
  long pauseMs(int round, RandomGenerator random) {
    long limitMs = Math.min(maxWaitMs, (long) waitMs << Math.min(round, MAX_DOUBLINGS));
    return random.nextLong(limitMs + 1);
  }
}
