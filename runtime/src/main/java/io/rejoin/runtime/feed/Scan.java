package io.rejoin.runtime.feed;

import java.util.HashMap;
import java.util.Map;

/**
 * How far the full scan of a topic is. Complete once every partition's position has passed the end
 * that it had when the scan began; positions also pass what is no record, such as the markers of
 * transactions.
 */
final class Scan {

  private final Map<Integer, Bounds> bounds;
  private final Map<Integer, Long> positions = new HashMap<>();

  Scan(Map<Integer, Bounds> bounds) {
    this.bounds = new HashMap<>(bounds);
    bounds.forEach((partition, bound) -> positions.put(partition, bound.begin()));
  }

  /** Where to begin, by partition. */
  Map<Integer, Long> begins() {
    return Map.copyOf(positions);
  }

  void reached(int partition, long position) {
    positions.merge(partition, position, Math::max);
  }

  /** A log that was truncated never gets to its old end: the lower one counts. */
  void lowerEnds(Map<Integer, Bounds> now) {
    bounds.replaceAll(
        (partition, before) -> {
          Bounds seen = now.getOrDefault(partition, before);
          return new Bounds(before.begin(), Math.min(before.end(), seen.end()));
        });
  }

  boolean isDone() {
    return bounds.entrySet().stream()
        .allMatch(e -> positions.get(e.getKey()) >= e.getValue().end());
  }

  /** "3 of 50 offsets". */
  String progress() {
    long done = 0;
    long total = 0;
    for (var entry : bounds.entrySet()) {
      Bounds bound = entry.getValue();
      done += Math.min(positions.get(entry.getKey()), bound.end()) - bound.begin();
      total += bound.end() - bound.begin();
    }
    return "%d of %d offsets".formatted(done, total);
  }
}
