package io.rejoin.registry.decisions.recovery;

import io.rejoin.registry.decisions.store.StoredCluster;
import io.rejoin.registry.decisions.wire.Output;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What the state topics say above the revision of a mark: the latest record of each key. */
final class Ahead {

  private final long mark;
  private final Map<Output, Map<String, byte[]>> latest = new EnumMap<>(Output.class);
  private long highest;

  Ahead(long mark) {
    this.mark = mark;
    this.highest = mark;
    Output.STATE.forEach(topic -> latest.put(topic, new HashMap<>()));
  }

  /**
   * A record that comes behind those before.
   *
   * @param value null for a tombstone
   */
  void add(Output topic, String key, byte[] value, long revision) {
    latest.get(topic).put(key, value);
    highest = Math.max(highest, revision);
  }

  boolean isEmpty() {
    return highest == mark;
  }

  /** The highest revision said; that of the mark if there is none above. */
  long highest() {
    return highest;
  }

  /** Whether a store that was what the topics said at the mark has come to the same since. */
  boolean isReached(StoredCluster cluster) {
    return Output.STATE.stream().allMatch(topic -> isReached(topic, cluster));
  }

  private boolean isReached(Output topic, StoredCluster cluster) {
    Map<String, byte[]> expected = new HashMap<>(latest.get(topic));
    boolean[] same = {true};
    cluster.forEach(
        topic,
        (key, bytes, revision) -> {
          boolean isExpected = expected.containsKey(key);
          same[0] &= isExpected == revision > mark;
          same[0] &= !isExpected || Arrays.equals(bytes, expected.remove(key));
        });
    return same[0] && expected.values().stream().noneMatch(bytes -> bytes != null);
  }
}
