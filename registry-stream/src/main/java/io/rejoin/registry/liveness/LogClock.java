package io.rejoin.registry.liveness;

/**
 * Time of one heartbeat partition, as its log has it. A tick moves the clock by the append time
 * since the tick before, at least 0 and at most two intervals: so no lease runs while the broker is
 * away, and a broker's clock that jumps changes nothing.
 *
 * <p>A beat between two ticks is dated by the same rule. Dated by the tick before it alone, it
 * would lose up to one interval of its lease.
 */
final class LogClock {

  private static final int INTERVALS = 2;
  private static final long NONE = Long.MIN_VALUE;

  private final long maxStepMs;
  private long nowMs;
  private long tickAtMs = NONE;

  LogClock(long intervalMs) {
    this.maxStepMs = INTERVALS * intervalMs;
  }

  /** The clock at the last tick; 0 before and at the first. */
  long nowMs() {
    return nowMs;
  }

  /** Moves to a tick that was appended then. */
  void tick(long atMs) {
    nowMs = at(atMs);
    tickAtMs = atMs;
  }

  /** The clock at a record that follows the last tick. */
  long at(long atMs) {
    return tickAtMs == NONE ? nowMs : nowMs + Math.max(0, Math.min(atMs - tickAtMs, maxStepMs));
  }
}
