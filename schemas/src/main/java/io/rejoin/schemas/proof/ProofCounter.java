package io.rejoin.schemas.proof;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A counter that only rises. It starts at the wall clock, so that one that was lost mends itself at
 * the next start; from there it counts by one, so a clock that jumps moves it no further. A signer
 * that says less than 1,000 things a second stays behind its own clock.
 */
public final class ProofCounter {

  private final AtomicLong last;

  /**
   * @param nowMs wall clock in milliseconds since 1970
   * @param lastUsed the highest value used before, as far as it is known; 0 when it is not
   */
  public ProofCounter(long nowMs, long lastUsed) {
    this.last = new AtomicLong(Math.max(nowMs - 1, lastUsed));
  }

  /** The next value, above all before it. */
  public long next() {
    return last.incrementAndGet();
  }

  /**
   * Passes over everything below a time, as a new start would.
   *
   * @param nowMs wall clock in milliseconds since 1970
   */
  public void passOverBelow(long nowMs) {
    last.accumulateAndGet(nowMs - 1, Math::max);
  }

  /** The highest value used, for whoever keeps it over a restart. */
  public long last() {
    return last.get();
  }
}
