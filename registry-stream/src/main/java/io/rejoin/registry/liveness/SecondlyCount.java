package io.rejoin.registry.liveness;

import io.rejoin.schemas.input.LivenessCounted;

/** Counts the beats of one partition, and says so each second of its clock. */
final class SecondlyCount {

  private static final long EVERY_MS = 1_000;

  private final int partition;
  private long dueMs;
  private long beats;

  SecondlyCount(int partition) {
    this.partition = partition;
  }

  void beat() {
    beats++;
  }

  /** The count of the second that is over; null while it is not. */
  LivenessCounted take(long nowMs, int tracked) {
    if (nowMs < dueMs) {
      return null;
    }
    LivenessCounted counted = new LivenessCounted(partition, tracked, beats);
    beats = 0;
    dueMs = Math.max(dueMs + EVERY_MS, nowMs);
    return counted;
  }
}
