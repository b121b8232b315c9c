package io.rejoin.runtime.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pcollections.PMap;

/** The next image in the making, and what has changed since the last one. */
final class ImageDraft<V> {

  private final Map<String, V> touched = new LinkedHashMap<>();
  private FeedImage<V> base;
  private PMap<String, V> entries;
  private long revision;
  private Optional<FeedMark> mark;
  private boolean marked;

  ImageDraft(FeedImage<V> base) {
    restart(base);
  }

  void put(String key, V value) {
    touch(key);
    entries = entries.plus(key, value);
  }

  void remove(String key) {
    touch(key);
    entries = entries.minus(key);
  }

  void mark(FeedMark next) {
    mark = Optional.of(next);
    marked = true;
  }

  void seen(long seenRevision) {
    revision = Math.max(revision, seenRevision);
  }

  int size() {
    return entries.size();
  }

  /** Whether nothing that a reader could see has happened since the last step. */
  boolean isUnchanged() {
    return touched.isEmpty() && !marked && revision == base.revision();
  }

  /** Closes the step; the next one begins where it ends. */
  FeedDelta<V> step() {
    FeedImage<V> after = new FeedImage<>(entries, revision, mark, true);
    FeedDelta<V> delta = new FeedDelta<>(base, after, changes(), marked);
    restart(after);
    return delta;
  }

  private List<Change<V>> changes() {
    List<Change<V>> changes = new ArrayList<>();
    touched.forEach(
        (key, before) -> {
          V after = entries.get(key);
          if (!Objects.equals(before, after)) {
            changes.add(new Change<>(key, before, after));
          }
        });
    return changes;
  }

  private void touch(String key) {
    if (!touched.containsKey(key)) {
      touched.put(key, base.persistentEntries().get(key));
    }
  }

  private void restart(FeedImage<V> from) {
    touched.clear();
    base = from;
    entries = from.persistentEntries();
    revision = from.revision();
    mark = from.mark();
    marked = false;
  }
}
