package io.rejoin.registry.door;

import io.rejoin.registry.door.WatchEvent.Stream;
import io.rejoin.runtime.feed.Feed;
import io.rejoin.runtime.feed.FeedDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The changes of all followed topics, the latest of them kept for those who come back. The feeds'
 * thread writes, requests read; whoever watches is handed events under the lock and must not wait
 * in it.
 *
 * <p>Keeps the images that it has told of itself: a feed's own may be a step ahead, which a new
 * watcher would be told twice.
 */
final class WatchHub {

  private final WatchHistory history = new WatchHistory();
  private final List<WatchedTopic<?>> topics = new ArrayList<>();
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

  /** Is handed each event in order; must return at once. */
  interface Watcher {

    void event(WatchEvent event);

    /** The topic {@code nodes} has been read up to this revision. */
    void mark(long revision);
  }

  /**
   * Where a watcher begins.
   *
   * @param isWhole whether the events are the whole state, nodes first, rather than what was missed
   * @param reached what the watcher has seen once it has seen all of them
   */
  record Beginning(boolean isWhole, List<WatchEvent> events, Cursor reached) {}

  WatchHub(Views views) {
    follow(views.nodes(), Followed.nodes());
    follow(views.leaders(), Followed.byRealm(Stream.LEADERS, "leader"));
    follow(views.routes(), Followed.byRealm(Stream.ROUTES, "routes"));
    follow(views.kicks(), Followed.forAll(Stream.KICKS, "kick"));
  }

  private <V> void follow(Feed<V> feed, Followed<V> followed) {
    WatchedTopic<V> topic = new WatchedTopic<>(followed);
    topics.add(topic);
    feed.addListener(delta -> taken(topic, delta));
  }

  private synchronized <V> void taken(WatchedTopic<V> topic, FeedDelta<V> delta) {
    topic.take(delta).forEach(this::publish);
    if (delta.isFirst()) {
      history.beginAt(topic.stream(), topic.revision());
    }
    if (delta.marked() && topic.stream() == Stream.NODES) {
      watchers.forEach(watcher -> watcher.mark(topic.revision()));
    }
  }

  private void publish(WatchEvent event) {
    history.add(event);
    watchers.forEach(watcher -> watcher.event(event));
  }

  /**
   * Adds a watcher, who is handed all events after those that this gives.
   *
   * @param from what it has seen; null for nothing
   */
  synchronized Beginning join(Watcher watcher, Cursor from) {
    watchers.add(watcher);
    if (from != null && history.reaches(from)) {
      List<WatchEvent> missed = history.after(from);
      return new Beginning(false, missed, from);
    }
    List<WatchEvent> state = new ArrayList<>();
    Cursor reached = Cursor.at(-1);
    for (WatchedTopic<?> topic : topics) {
      state.addAll(topic.state());
      reached.raise(topic.stream(), topic.revision());
    }
    return new Beginning(true, state, reached);
  }

  void leave(Watcher watcher) {
    watchers.remove(watcher);
  }

  int watching() {
    return watchers.size();
  }
}
