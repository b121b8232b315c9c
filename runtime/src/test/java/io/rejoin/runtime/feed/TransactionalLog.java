package io.rejoin.runtime.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What stands in a partition, and what Kafka's log cleaner makes of it: up to some offset it drops
 * aborted records, which hide nothing, and all but the last committed record of each key.
 */
record TransactionalLog(List<Written> records) {

  /** A record and the end of its transaction. */
  record Written(Entry entry, boolean committed) {}

  /**
   * The log after the cleaner has been at work up to a random offset, as a late reader finds it.
   */
  List<Entry> cleaned(SplittableRandom random) {
    int end = random.nextInt(records.size() + 1);
    Map<String, Integer> last = new HashMap<>();
    for (int offset = 0; offset < end; offset++) {
      if (records.get(offset).committed()) {
        last.put(records.get(offset).entry().key(), offset);
      }
    }
    List<Entry> left = new ArrayList<>();
    for (int offset = 0; offset < records.size(); offset++) {
      Entry entry = records.get(offset).entry();
      if (offset >= end || last.getOrDefault(entry.key(), -1) == offset) {
        left.add(entry);
      }
    }
    return left;
  }
}
