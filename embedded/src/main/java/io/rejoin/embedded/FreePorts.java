package io.rejoin.embedded;

import java.io.IOException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Finds ports that nothing listens on, below the range from which systems take the ports of
 * outgoing connections (from 32768 on Linux, 49152 elsewhere).
 *
 * <p>A port of that range, as {@code bind(0)} gives, can be taken by any connection while a broker
 * is down; a client that keeps trying to reach it on the loopback interface can even connect to
 * itself. Whoever picks may still lose a port before listening on it, and picks again.
 */
record FreePorts(RandomGenerator random) {
  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 32_767;
  private static final int ATTEMPTS = 1_000;

  /** A port on {@code host} that is free now. */
  int pick(String host) {
    Optional<IOException> obstacle = Optional.empty();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      HostPort candidate = new HostPort(host, random.nextInt(LOWEST, HIGHEST + 1));
      obstacle = candidate.obstacle();
      if (obstacle.isEmpty()) {
        return candidate.port();
      }
    }
    throw new IllegalStateException(
        "Expected a port from %d to %d to be free on %s, but found none: %s"
            .formatted(LOWEST, HIGHEST, host, obstacle.map(IOException::getMessage).orElse("")),
        obstacle.orElse(null));
  }
}
