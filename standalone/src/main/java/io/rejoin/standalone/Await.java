package io.rejoin.standalone;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for what is to come, by looking every other millisecond; fails with what was waited for.
 */
public final class Await {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final long LOOK_MS = 2;

  private Await() {}

  /**
   * Returns once it holds.
   *
   * @throws IllegalStateException when it does not within two minutes
   */
  public static void until(String what, BooleanSupplier holds) throws InterruptedException {
    value(what, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /**
   * Returns what is there, once it is.
   *
   * @throws IllegalStateException when it is not within two minutes
   */
  public static <T> T value(String what, Supplier<Optional<T>> supplier)
      throws InterruptedException {
    long startNanos = System.nanoTime();
    while (System.nanoTime() - startNanos <= LIMIT.toNanos()) {
      Optional<T> value = supplier.get();
      if (value.isPresent()) {
        return value.get();
      }
      Thread.sleep(LOOK_MS);
    }
    throw new IllegalStateException(
        "Expected %s within %d s, but it did not come".formatted(what, LIMIT.toSeconds()));
  }
}
