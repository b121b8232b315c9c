package io.rejoin.registry.simulation;

import io.rejoin.runtime.feed.Feed;
import io.rejoin.runtime.feed.FeedSource;
import io.rejoin.runtime.feed.FoldedFeed;

/** Follows a topic of one partition as feeds do: uncommitted records too, in their order. */
final class Reader<V> {

  private final PartitionLog log;
  private final FoldedFeed<V> folded;
  private long next;

  Reader(Broker broker, FeedSource<V> source) {
    this.log = broker.log(source.topic(), 0);
    this.folded = new FoldedFeed<>(source);
  }

  Feed<V> feed() {
    return folded.feed();
  }

  /** Reads a few records and shows them; nothing is shown before the end was reached once. */
  void read(int records) {
    for (int i = 0; i < records; i++) {
      Entry entry = log.next(next);
      if (entry == null) {
        break;
      }
      folded.take(entry.key(), entry.value(), entry.headers());
      next = entry.offset() + 1;
    }
    if (feed().image().caughtUp() || log.next(next) == null) {
      folded.show();
    }
  }

  void readAll() {
    read(Integer.MAX_VALUE);
  }
}
