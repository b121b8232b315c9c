package io.rejoin.bench.rig;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what can only be asked for. */
public final class Await {

  private static final Duration INTERVAL = Duration.ofMillis(10);

  private Await() {}

  /** Something that blocks. */
  @FunctionalInterface
  public interface Blocking {

    /** Blocks until it has come about. */
    void await() throws InterruptedException;
  }

  /**
   * Waits where nobody expects an {@link InterruptedException}.
   *
   * @throws IllegalStateException when interrupted; the thread stays interrupted
   */
  public static void uninterrupted(String what, Blocking blocking) {
    try {
      blocking.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + what, e);
    }
  }

  /**
   * Returns once a condition holds, asked every 10 ms.
   *
   * @param what it is, after "Expected"
   * @param seen what there was instead
   * @throws IllegalStateException when it does not hold in time
   */
  public static void until(
      String what, BooleanSupplier condition, Duration limit, Supplier<?> seen) {
    long startNanos = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - startNanos > limit.toNanos() || Thread.interrupted()) {
        throw new IllegalStateException(
            "Expected %s within %s, but there was %s".formatted(what, limit, seen.get()));
      }
      LockSupport.parkNanos(INTERVAL.toNanos());
    }
  }
}
