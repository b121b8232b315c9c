package io.rejoin.registry.decisions;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads and processes do. */
public final class Await {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Await() {}

  public static void until(String what, BooleanSupplier condition) {
    long startNanos = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - startNanos > LIMIT.toNanos()) {
        throw new AssertionError("Expected within %s that %s".formatted(LIMIT, what));
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
