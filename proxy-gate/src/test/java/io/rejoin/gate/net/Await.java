package io.rejoin.gate.net;

import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for conditions, however slow the machine is. */
public final class Await {

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private Await() {}

  /** Returns as soon as the condition holds. */
  public static void until(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + LIMIT_NANOS;
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        fail("Expected within 60 s: " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
