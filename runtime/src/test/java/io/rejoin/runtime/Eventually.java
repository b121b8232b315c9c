package io.rejoin.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Looks at a condition until it holds, for a minute at most. */
public final class Eventually {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private Eventually() {}

  public static void eventually(ThrowingCallable assertion) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        assertion.call();
        return;
      } catch (Throwable notYet) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
    assertThatCode(assertion).doesNotThrowAnyException();
  }
}
