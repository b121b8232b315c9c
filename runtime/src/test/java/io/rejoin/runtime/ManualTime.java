package io.rejoin.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Wall clock and monotonic clock that stand still until moved, each by itself if need be. */
public final class ManualTime extends Clock implements LongSupplier {

  private final AtomicLong nanos = new AtomicLong(1_000_000_000L);
  private final AtomicLong wallMs = new AtomicLong(1_700_000_000_000L);

  public void advance(Duration time) {
    nanos.addAndGet(time.toNanos());
    advanceWall(time);
  }

  public void advanceWall(Duration time) {
    wallMs.addAndGet(time.toMillis());
  }

  @Override
  public long getAsLong() {
    return nanos.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(wallMs.get());
  }
}
