package io.rejoin.runtime.feed;

import java.util.ArrayList;
import java.util.List;

/**
 * The step from one image to the next: each key that differs, once.
 *
 * <p>Steps follow each other without a gap: {@code after} is the {@code before} of the next. A step
 * may change no key and only raise the revision or the mark.
 *
 * @param marked whether a mark was among the records
 */
public record FeedDelta<V>(
    FeedImage<V> before, FeedImage<V> after, List<Change<V>> changes, boolean marked) {

  public FeedDelta {
    changes = List.copyOf(changes);
  }

  /** Whether this is the step by which the feed has caught up. */
  public boolean isFirst() {
    return !before.caughtUp() && after.caughtUp();
  }

  /** The step between any two images; removals come first. */
  static <V> FeedDelta<V> between(FeedImage<V> before, FeedImage<V> after) {
    List<Change<V>> changes = new ArrayList<>();
    before
        .entries()
        .forEach(
            (key, old) -> {
              if (after.get(key).isEmpty()) {
                changes.add(new Change<>(key, old, null));
              }
            });
    after
        .entries()
        .forEach(
            (key, value) -> {
              V old = before.persistentEntries().get(key);
              if (!value.equals(old)) {
                changes.add(new Change<>(key, old, value));
              }
            });
    return new FeedDelta<>(before, after, changes, after.mark().isPresent());
  }
}
