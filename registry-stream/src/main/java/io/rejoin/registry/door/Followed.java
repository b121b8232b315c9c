package io.rejoin.registry.door;

import io.rejoin.registry.door.WatchEvent.Step;
import io.rejoin.registry.door.WatchEvent.Stream;
import io.rejoin.runtime.feed.Change;
import io.rejoin.runtime.feed.FeedDelta;
import io.rejoin.runtime.feed.FeedImage;
import io.rejoin.schemas.state.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How the changes of one topic are shown to watchers.
 *
 * @param name of an event that shows a value
 * @param shown the value as JSON
 * @param realms which realms a key and its value are about; empty for all
 */
record Followed<V>(
    Stream stream,
    String name,
    Function<V, Object> shown,
    BiFunction<String, V, Set<String>> realms) {

  private static final Set<String> NO_REALM = Set.of("");

  static Followed<Node> nodes() {
    return new Followed<>(
        Stream.NODES, "node", Shown.NodeView::of, (key, node) -> realmsOf(node.profile().realms()));
  }

  /** A topic whose keys are realms. */
  static <V> Followed<V> byRealm(Stream stream, String name) {
    return new Followed<>(stream, name, value -> value, (realm, value) -> Set.of(realm));
  }

  /** A topic that concerns every watcher. */
  static <V> Followed<V> forAll(Stream stream, String name) {
    return new Followed<>(stream, name, value -> value, (key, value) -> Set.of());
  }

  /** A node of no realm concerns nobody who watches one; no realm has an empty name. */
  private static Set<String> realmsOf(List<String> realms) {
    return realms.isEmpty() ? NO_REALM : Set.copyOf(realms);
  }

  /** A step as events. */
  List<WatchEvent> events(FeedDelta<V> delta) {
    long revision = delta.after().revision();
    Step step = new Step(stream, revision, revision > delta.before().revision());
    List<WatchEvent> events = new ArrayList<>();
    for (Change<V> change : delta.changes()) {
      boolean last = events.size() == delta.changes().size() - 1;
      events.add(event(step, last, change));
    }
    return events;
  }

  /** All values of an image as events. */
  List<WatchEvent> state(FeedImage<V> image) {
    Step step = new Step(stream, image.revision(), true);
    List<WatchEvent> events = new ArrayList<>();
    image
        .entries()
        .forEach(
            (key, value) -> events.add(put(step, false, key, value, realms.apply(key, value))));
    return events;
  }

  private WatchEvent event(Step step, boolean last, Change<V> change) {
    Set<String> about = new TreeSet<>();
    if (change.before() != null) {
      about.addAll(realms.apply(change.key(), change.before()));
    }
    if (change.isRemoval()) {
      return new WatchEvent(step, last, "removed", () -> removed(change), about);
    }
    about.addAll(realms.apply(change.key(), change.after()));
    return put(step, last, change.key(), change.after(), about);
  }

  private WatchEvent put(Step step, boolean last, String key, V value, Set<String> about) {
    return new WatchEvent(step, last, name, () -> value(key, value), about);
  }

  private Map<String, Object> value(String key, V value) {
    return Map.of("key", key, "value", shown.apply(value));
  }

  private Map<String, Object> removed(Change<V> change) {
    Object id = change.before() instanceof Node node ? node.nodeId() : "";
    return Map.of("kind", name, "key", change.key(), "id", id);
  }
}
