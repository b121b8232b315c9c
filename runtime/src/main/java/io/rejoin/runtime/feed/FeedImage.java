package io.rejoin.runtime.feed;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What a topic says, as far as it was read: immutable, for any thread.
 *
 * @param <V> what its records mean
 */
public final class FeedImage<V> {

  /** Revision of an image that has seen none. */
  public static final long NO_REVISION = -1;

  private static final FeedImage<Object> EMPTY =
      new FeedImage<>(HashTreePMap.empty(), NO_REVISION, Optional.empty(), false);

  private final PMap<String, V> entries;
  private final long revision;
  private final Optional<FeedMark> mark;
  private final boolean caughtUp;

  FeedImage(PMap<String, V> entries, long revision, Optional<FeedMark> mark, boolean caughtUp) {
    this.entries = entries;
    this.revision = revision;
    this.mark = mark;
    this.caughtUp = caughtUp;
  }

  /** The image before anything was read. */
  @SuppressWarnings("unchecked") // holds no value of any type
  public static <V> FeedImage<V> empty() {
    return (FeedImage<V>) EMPTY;
  }

  /** What stands under a key. */
  public Optional<V> get(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** How many keys there are. */
  public int size() {
    return entries.size();
  }

  /** All values, in no order that means anything. */
  public Collection<V> values() {
    return entries.values();
  }

  /** All entries, unmodifiable. */
  public Map<String, V> entries() {
    return entries;
  }

  /**
   * The highest revision seen, whatever the key; {@link #NO_REVISION} before the first. With
   * several partitions this is the highest of any.
   */
  public long revision() {
    return revision;
  }

  /** The last mark; empty in topics that have none. */
  public Optional<FeedMark> mark() {
    return mark;
  }

  /** Whether the topic has been read to its end once; false only before anything is shown. */
  public boolean caughtUp() {
    return caughtUp;
  }

  PMap<String, V> persistentEntries() {
    return entries;
  }

  @Override
  public String toString() {
    return "%d entries at revision %d%s"
        .formatted(size(), revision, caughtUp ? "" : ", not caught up");
  }
}
