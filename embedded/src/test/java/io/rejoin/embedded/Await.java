package io.rejoin.embedded;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another process or thread will do, up to a minute. */
public final class Await {
  private static final long LIMIT_NANOS = Duration.ofSeconds(60).toNanos();

  private Await() {}

  public static void until(String what, BooleanSupplier condition) {
    long startNanos = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - startNanos > LIMIT_NANOS) {
        throw new AssertionError("Expected within 60 s that " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** Returns when the process has ended, be it that nobody has asked for its status yet. */
  public static void ended(long pid) {
    until("process " + pid + " ends", () -> ProcessState.of(pid).hasEnded());
  }
}
