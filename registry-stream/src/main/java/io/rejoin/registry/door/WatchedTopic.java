package io.rejoin.registry.door;

import io.rejoin.registry.door.WatchEvent.Stream;
import io.rejoin.runtime.feed.FeedDelta;
import io.rejoin.runtime.feed.FeedImage;
import java.util.List;

/** A topic as watchers have been told of it so far. Not safe for several threads. */
final class WatchedTopic<V> {

  private final Followed<V> followed;
  private FeedImage<V> told = FeedImage.empty();

  WatchedTopic(Followed<V> followed) {
    this.followed = followed;
  }

  Stream stream() {
    return followed.stream();
  }

  long revision() {
    return told.revision();
  }

  /** Takes a step; gives what it tells watchers, nothing for the first image. */
  List<WatchEvent> take(FeedDelta<V> delta) {
    told = delta.after();
    return delta.isFirst() ? List.of() : followed.events(delta);
  }

  /** All that watchers have been told; a kick is an event and no state. */
  List<WatchEvent> state() {
    return stream() == Stream.KICKS ? List.of() : followed.state(told);
  }
}
