package io.rejoin.runtime.feed;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts for meters: written by the feed's thread, read by any. */
final class FeedTally {

  private final Map<Fold, LongAdder> records = new EnumMap<>(Fold.class);
  private final LongAdder scans = new LongAdder();

  FeedTally() {
    for (Fold fold : Fold.values()) {
      records.put(fold, new LongAdder());
    }
  }

  void count(Fold fold) {
    records.get(fold).increment();
  }

  void countScan() {
    scans.increment();
  }

  long records(Fold fold) {
    return records.get(fold).sum();
  }

  long scans() {
    return scans.sum();
  }
}
