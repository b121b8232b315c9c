package io.rejoin.runtime.backoff;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses that double with every failure up to a limit, each drawn evenly from zero to its ceiling.
 *
 * <p>The full jitter spreads a crowd that failed at the same moment over the whole pause, at the
 * price that one attempt may follow at once.
 *
 * @param base ceiling of the first pause
 * @param max no ceiling goes beyond it
 */
public record Backoff(Duration base, Duration max) {

  /** 1 s doubling up to 60 s. */
  public static final Backoff STANDARD = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));

  /** Doublings that could still stay below any max that a long of nanoseconds can hold. */
  private static final int MAX_DOUBLINGS = 62;

  public Backoff {
    if (base.isNegative() || base.isZero() || base.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          "Expected 0 < base <= max, but base is %s and max is %s".formatted(base, max));
    }
  }

  /**
   * The longest pause after so many failures in a row.
   *
   * @param failures at least 1
   */
  public Duration ceiling(int failures) {
    if (failures < 1) {
      throw new IllegalArgumentException("Expected at least 1 failure, but got " + failures);
    }
    int doublings = Math.min(failures - 1, MAX_DOUBLINGS);
    boolean beyondMax = base.toNanos() > max.toNanos() >> doublings;
    return beyondMax ? max : base.multipliedBy(1L << doublings);
  }

  /** A pause from zero up to the ceiling, both included. */
  public Duration delay(int failures, RandomGenerator random) {
    return Duration.ofNanos(random.nextLong(ceiling(failures).toNanos() + 1));
  }
}
