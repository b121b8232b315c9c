package io.rejoin.runtime.feed;

import java.util.HashMap;
import java.util.Map;

/**
 * Drops what is older than what is known, so that a repetition or a straggler changes nothing.
 *
 * <p>While following, a record below the highest revision of its partition is stale. While
 * scanning, only one below its own key's is: the cleaner removes a crashed writer's first copies
 * but may leave a later one of them that lies in the next segment, and behind it the successor's
 * copies begin with lower revisions of keys that have no other record left.
 *
 * <p>A topic with several partitions keeps the revision of each key for good, tombstones included:
 * when partitions are added, a key's old partition still has its old value, and partitions are read
 * in any order. A record without a revision is never stale.
 */
final class RevisionGuard {

  static final long NONE = FeedImage.NO_REVISION;

  private final boolean onePartition;
  private final Map<Integer, Long> byPartition = new HashMap<>();
  private final Map<String, Long> byKey = new HashMap<>();
  private boolean scanning = true;

  RevisionGuard(boolean onePartition) {
    this.onePartition = onePartition;
  }

  boolean isStale(int partition, String key, long revision) {
    if (revision == NONE) {
      return false;
    }
    long ofPartition = scanning ? NONE : byPartition.getOrDefault(partition, NONE);
    return revision < Math.max(ofPartition, byKey.getOrDefault(key, NONE));
  }

  void note(int partition, String key, long revision) {
    if (revision == NONE) {
      return;
    }
    byPartition.merge(partition, revision, Math::max);
    if (scanning || !onePartition) {
      byKey.put(key, revision);
    }
  }

  /**
   * The scan is complete: from now on every record is seen in the order in which it was written.
   */
  void settle() {
    scanning = false;
    if (onePartition) {
      byKey.clear();
    }
  }
}
