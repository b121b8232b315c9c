package io.rejoin.registry.door;

import io.rejoin.registry.door.WatchEvent.Stream;
import io.rejoin.runtime.feed.Change;
import io.rejoin.runtime.feed.Feed;
import io.rejoin.runtime.feed.FeedDelta;
import io.rejoin.schemas.state.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * The changes of all followed topics, the latest of them kept for those who come back. The feeds'
 * thread writes, requests read; whoever watches is handed events under the lock and must not wait
 * in it.
 */
final class WatchHub {

  private static final int KEPT = 10_000;

  private final Views views;
  private final Deque<WatchEvent> history = new ArrayDeque<>();
  private final Cursor floor = Cursor.at(-1);
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

  /** Is handed each event in order; must return at once. */
  interface Watcher {

    void event(WatchEvent event);

    void mark(long revision);
  }

  WatchHub(Views views) {
    this.views = views;
    follow(Stream.NODES, views.nodes(), "node", Shown.NodeView::of);
    follow(Stream.LEADERS, views.leaders(), "leader", leader -> leader);
    follow(Stream.ROUTES, views.routes(), "routes", routes -> routes);
    follow(Stream.KICKS, views.kicks(), "kick", kick -> kick);
  }

  private <V> void follow(Stream stream, Feed<V> feed, String name, Function<V, Object> shown) {
    feed.addListener(delta -> taken(stream, delta, name, shown));
  }

  private synchronized <V> void taken(
      Stream stream, FeedDelta<V> delta, String name, Function<V, Object> shown) {
    long revision = delta.after().revision();
    if (delta.isFirst()) {
      floor.raise(stream, revision);
      return;
    }
    for (Change<V> change : delta.changes()) {
      publish(event(stream, revision, name, change, shown));
    }
    if (delta.marked() && stream == Stream.NODES) {
      watchers.forEach(watcher -> watcher.mark(revision));
    }
  }

  private static <V> WatchEvent event(
      Stream stream, long revision, String name, Change<V> change, Function<V, Object> shown) {
    if (!change.isRemoval()) {
      return new WatchEvent(stream, revision, name, keyed(change, shown));
    }
    Object id = change.before() instanceof Node node ? node.nodeId() : "";
    return new WatchEvent(
        stream, revision, "removed", Map.of("kind", name, "key", change.key(), "id", id));
  }

  private static <V> Map<String, Object> keyed(Change<V> change, Function<V, Object> shown) {
    return Map.of("key", change.key(), "value", shown.apply(change.after()));
  }

  private void publish(WatchEvent event) {
    history.addLast(event);
    if (history.size() > KEPT) {
      WatchEvent forgotten = history.removeFirst();
      floor.raise(forgotten.stream(), forgotten.revision());
    }
    watchers.forEach(watcher -> watcher.event(event));
  }

  /**
   * Adds a watcher, and gives what it has missed since it was there last; null for never.
   *
   * @return the events above the cursor; null when it is too old, and the whole state is to be sent
   */
  synchronized List<WatchEvent> join(Watcher watcher, Cursor from) {
    watchers.add(watcher);
    if (from == null || !from.reaches(floor)) {
      return null;
    }
    List<WatchEvent> missed = new ArrayList<>();
    history.stream().filter(e -> e.revision() > from.of(e.stream())).forEach(missed::add);
    return missed;
  }

  void leave(Watcher watcher) {
    watchers.remove(watcher);
  }

  int watching() {
    return watchers.size();
  }

  /**
   * The whole state as events, nodes first. To be asked for after joining, so nothing falls
   * between.
   */
  synchronized List<WatchEvent> state() {
    List<WatchEvent> all = new ArrayList<>();
    add(all, Stream.NODES, views.nodes(), "node", Shown.NodeView::of);
    add(all, Stream.LEADERS, views.leaders(), "leader", leader -> leader);
    add(all, Stream.ROUTES, views.routes(), "routes", routes -> routes);
    return all;
  }

  private static <V> void add(
      List<WatchEvent> all, Stream stream, Feed<V> feed, String name, Function<V, Object> shown) {
    var image = feed.image();
    image
        .entries()
        .forEach(
            (key, value) ->
                all.add(
                    new WatchEvent(
                        stream,
                        image.revision(),
                        name,
                        Map.of("key", key, "value", shown.apply(value)))));
  }
}
