package io.rejoin.standalone.demo;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for what is to come, by looking every other millisecond; fails with what was waited for.
 */
final class Await {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long LOOK_MS = 2;

  private Await() {}

  /** Returns the time that it took, in milliseconds. */
  static long until(String what, BooleanSupplier holds) throws InterruptedException {
    long startNanos = System.nanoTime();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - startNanos > LIMIT.toNanos()) {
        throw new IllegalStateException(
            "Expected %s within %s, but it did not come".formatted(what, LIMIT));
      }
      Thread.sleep(LOOK_MS);
    }
    return Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
  }

  /** Waits for a value that is not null. */
  static <T> T value(String what, Supplier<T> supplier) throws InterruptedException {
    until(what, () -> supplier.get() != null);
    return supplier.get();
  }
}
