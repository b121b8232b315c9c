package io.rejoin.runtime.time;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The two clocks of a process. Durations are measured on the monotonic one; the wall clock is for
 * what people read, and for noticing that the process was stopped.
 *
 * @param wall may jump
 * @param nanoTime never falls; its zero means nothing
 */
public record TimeSource(Clock wall, LongSupplier nanoTime) {

  /** The clocks of this machine; asked for in {@code main} only. */
  public static TimeSource system() {
    return new TimeSource(Clock.systemUTC(), System::nanoTime);
  }

  /** The monotonic clock, now. */
  public long nanos() {
    return nanoTime.getAsLong();
  }

  /** Monotonic time since an earlier reading. */
  public Duration since(long earlierNanos) {
    return Duration.ofNanos(nanos() - earlierNanos);
  }
}
