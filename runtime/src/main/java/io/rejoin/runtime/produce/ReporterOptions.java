package io.rejoin.runtime.produce;

import io.rejoin.runtime.backoff.Backoff;
import java.time.Duration;

/**
 * How a reporter bears with brokers.
 *
 * @param deliveryTimeout how long an attempt may take before it counts as failed
 * @param flushBudget how long what still waits may take when the reporter stops
 * @param maxSlots topics and keys that may wait at once
 * @param backoff pauses of a topic after failures
 */
public record ReporterOptions(
    Duration deliveryTimeout, Duration flushBudget, int maxSlots, Backoff backoff) {

  /**
   * Longest time for which one send may hold up the reporter's thread, and so all other topics. A
   * producer waits that long for a topic of which it knows nothing yet; it goes on asking
   * meanwhile.
   */
  static final Duration MAX_BLOCK = Duration.ofMillis(500);

  /** Attempts of 8 s, a term's length; 2 s to flush; 10,000 keys; pauses up to 2 s. */
  public static final ReporterOptions STANDARD =
      new ReporterOptions(
          Duration.ofSeconds(8),
          Duration.ofSeconds(2),
          10_000,
          new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2)));
}
