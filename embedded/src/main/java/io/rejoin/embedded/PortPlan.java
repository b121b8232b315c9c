package io.rejoin.embedded;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides on which ports of a host something listens: those asked for, else those that it had last
 * time, else free ones.
 *
 * <p>Between finding a port free and listening on it somebody else may take it; that start is tried
 * again on other ports, unless the lost one was asked for by number.
 */
record PortPlan(String host, RememberedPorts remembered, FreePorts freePorts) {
  private static final Logger LOG = LoggerFactory.getLogger(PortPlan.class);
  private static final int ATTEMPTS = 5;

  /**
   * Runs {@code start} on the ports decided on, and remembers them when it succeeds.
   *
   * @param asked ports by name; 0 stands for any
   * @param start throws PortTakenException when it lost a port
   * @throws PortTakenException when a port asked for is taken, or others are lost again and again
   */
  <T> T start(SortedMap<String, Integer> asked, Function<SortedMap<String, Integer>, T> start) {
    for (int attempt = 1; ; attempt++) {
      SortedMap<String, Integer> ports = decide(asked);
      try {
        T started = start.apply(ports);
        remembered.save(ports);
        return started;
      } catch (PortTakenException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LOG.info("Lost port {} before listening on it, trying again", e.port());
      }
    }
  }

  private SortedMap<String, Integer> decide(SortedMap<String, Integer> asked) {
    SortedMap<String, Integer> decided = new TreeMap<>(asked);
    decided.values().removeIf(port -> port == 0);
    decided.values().forEach(this::requireFree);
    Map<String, Integer> last = remembered.load();
    for (String name : asked.keySet()) {
      decided.computeIfAbsent(name, n -> any(last.getOrDefault(n, 0), asked.values()));
    }
    return decided;
  }

  private void requireFree(int port) {
    HostPort address = new HostPort(host, port);
    address
        .obstacle()
        .ifPresent(
            cause -> {
              throw new PortTakenException(address, cause);
            });
  }

  private int any(int last, Collection<Integer> others) {
    boolean stillFree =
        last != 0 && !others.contains(last) && new HostPort(host, last).obstacle().isEmpty();
    return stillFree ? last : freePorts.pick(host);
  }
}
