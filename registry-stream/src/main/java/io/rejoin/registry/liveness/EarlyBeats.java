package io.rejoin.registry.liveness;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The latest beat of each address whose incarnation {@code nodes} does not show yet. Bounded: when
 * it is full the oldest goes, and costs a node no more than its word on its health until the next.
 */
final class EarlyBeats {

  private final int limit;
  private final Map<String, Beat> beats = new LinkedHashMap<>();

  EarlyBeats(int limit) {
    this.limit = limit;
  }

  void keep(Beat beat) {
    beats.remove(beat.address());
    beats.put(beat.address(), beat);
    if (beats.size() > limit) {
      beats.remove(beats.keySet().iterator().next());
    }
  }

  /** Takes out the beat of an address whose incarnation is known now; null when it has none. */
  Beat take(String address, UUID incarnation) {
    Beat beat = beats.get(address);
    if (beat == null || !beat.incarnation().equals(incarnation)) {
      return null;
    }
    return beats.remove(address);
  }

  int size() {
    return beats.size();
  }
}
