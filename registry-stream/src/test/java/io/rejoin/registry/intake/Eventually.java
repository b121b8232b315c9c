package io.rejoin.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks at a condition until it holds, for a minute at most. */
public final class Eventually {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Eventually() {}

  public static void eventually(BooleanSupplier condition) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    boolean holds = condition.getAsBoolean();
    while (!holds && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE.toNanos());
      holds = condition.getAsBoolean();
    }
    assertThat(holds).as("within %s", DEADLINE).isTrue();
  }
}
