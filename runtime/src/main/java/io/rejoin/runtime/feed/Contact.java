package io.rejoin.runtime.feed;

import io.rejoin.runtime.time.TimeSource;
import java.time.Duration;

/**
 * When the brokers last answered. Tombstones are kept for 24 h only: who was away for half of that
 * can't tell which keys are gone and must scan anew.
 *
 * <p>Both clocks count, and the longer time wins: the monotonic one stands still in a suspended
 * machine, the wall clock may have been put back. A scan too many does no harm.
 */
final class Contact {

  private final TimeSource time;
  private final Duration maxPause;
  private long lastNanos;
  private long lastWallMs;

  Contact(TimeSource time, Duration maxPause) {
    this.time = time;
    this.maxPause = maxPause;
    renew();
  }

  void renew() {
    lastNanos = time.nanos();
    lastWallMs = time.wall().millis();
  }

  boolean hasLapsed() {
    Duration wall = Duration.ofMillis(time.wall().millis() - lastWallMs);
    return wall.compareTo(maxPause) > 0 || time.since(lastNanos).compareTo(maxPause) > 0;
  }
}
