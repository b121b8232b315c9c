package io.rejoin.agent.core;

import io.rejoin.runtime.backoff.Backoff;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Everything that the machine leaves to chance, from one generator that was handed in. */
final class Draws {

  private static final long VERSION_MASK = ~0xF000L;
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
  private static final long VARIANT_IETF = 0x8000_0000_0000_0000L;

  private final RandomGenerator random;

  Draws(RandomGenerator random) {
    this.random = random;
  }

  /** A random UUID (RFC 9562, version 4). */
  UUID incarnation() {
    long high = (random.nextLong() & VERSION_MASK) | VERSION_4;
    long low = (random.nextLong() & VARIANT_MASK) | VARIANT_IETF;
    return new UUID(high, low);
  }

  String requestId() {
    return "%016x".formatted(random.nextLong());
  }

  /** Evenly from 0 to {@code ms}, both included. */
  long upTo(long ms) {
    return ms <= 0 ? 0 : random.nextLong(ms + 1);
  }

  /** A pause after so many failures; none after none. */
  long pauseMs(Backoff backoff, int failures) {
    return failures == 0 ? 0 : backoff.delay(failures, random).toMillis();
  }

  /** Evenly within a tenth of {@code ms} either way. */
  long around(long ms) {
    return ms - ms / 10 + upTo(ms / 5);
  }
}
