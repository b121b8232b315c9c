package io.rejoin.runtime.feed;

import io.rejoin.runtime.time.TimeSource;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;

/**
 * A real feed over the real fold, read record by record in place of a consumer. It stands in this
 * package since only readers may make and feed one.
 */
public final class FoldedFeed<V> {

  private final Feed<V> feed;
  private final FeedTable<V> table;
  private boolean scanning = true;

  public FoldedFeed(FeedSource<V> source) {
    this.feed = new Feed<>(source, TimeSource.system());
    this.table = new FeedTable<>(source, true);
  }

  public Feed<V> feed() {
    return feed;
  }

  /** Takes a record of the topic's one partition. Whether it counted, and was not an older one. */
  public boolean take(byte[] key, byte[] value, Headers headers) {
    String name = key == null ? null : new String(key, StandardCharsets.UTF_8);
    Fold fold = table.fold(new FeedRecord(0, name, value, headers));
    if (fold == Fold.MALFORMED || fold == Fold.UNDECODABLE || fold == Fold.POSTPONED) {
      throw new IllegalStateException("Expected a good record in a state topic, but it is " + fold);
    }
    return fold != Fold.STALE;
  }

  /** Shows what was taken; the first time once the end of the topic was reached. */
  public void show() {
    if (scanning) {
      table.settle();
      scanning = false;
      feed.replace(table.image());
    } else {
      table.step().ifPresent(feed::publish);
    }
  }
}
