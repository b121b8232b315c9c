package io.rejoin.runtime.feed;

import io.rejoin.schemas.codec.UndecodableException;
import io.rejoin.schemas.topic.Mark;
import io.rejoin.schemas.topic.ReservedKeys;
import io.rejoin.schemas.topic.Stamp;
import java.util.Optional;

/**
 * Folds the records of one topic into images. Knows nothing of Kafka's clients, clocks or threads:
 * the same records give the same images.
 *
 * <p>Whatever record comes first for its key is accepted, since a compacted topic may begin with
 * any. Not safe for several threads.
 */
final class FeedTable<V> {

  private final FeedSource<V> source;
  private final ValueReader<V> reader;
  private final RevisionGuard guard;
  private final ImageDraft<V> draft = new ImageDraft<>(FeedImage.empty());

  FeedTable(FeedSource<V> source, boolean onePartition) {
    this.source = source;
    this.reader = new ValueReader<>(source);
    this.guard = new RevisionGuard(onePartition);
  }

  /** Takes one record. After {@link Fold#POSTPONED} the same one must come again first. */
  Fold fold(FeedRecord record) {
    if (!record.hasKey()) {
      return Fold.MALFORMED;
    }
    try {
      long revision = Stamp.revision(record.headers());
      return guard.isStale(record.partition(), record.key(), revision)
          ? Fold.STALE
          : take(record, revision);
    } catch (UndecodableException e) {
      return Fold.MALFORMED;
    }
  }

  /** Why the last record was postponed. */
  Optional<RuntimeException> obstacle() {
    return reader.obstacle();
  }

  /** The scan is complete: what comes now comes in the order in which it was written. */
  void settle() {
    guard.settle();
  }

  /** Entries folded so far, shown or not. */
  int size() {
    return draft.size();
  }

  /** The step from the last image to this one, unless nothing has happened. */
  Optional<FeedDelta<V>> step() {
    return draft.isUnchanged() ? Optional.empty() : Optional.of(draft.step());
  }

  /** The image of all that was folded; the next step begins here. */
  FeedImage<V> image() {
    return draft.step().after();
  }

  private Fold take(FeedRecord record, long revision) {
    Fold result = apply(record);
    if (result != Fold.POSTPONED) {
      guard.note(record.partition(), record.key(), revision);
      draft.seen(revision);
    }
    return result;
  }

  private Fold apply(FeedRecord record) {
    if (ReservedKeys.isReserved(record.key())) {
      return applyReserved(record);
    }
    if (!source.wants(record.key())) {
      return Fold.FOREIGN;
    }
    return record.isTombstone() ? remove(record.key()) : put(record);
  }

  private Fold applyReserved(FeedRecord record) {
    if (!Mark.isMark(record.key(), record.value())) {
      return Fold.RESERVED;
    }
    draft.mark(FeedMark.read(record.headers()));
    return Fold.MARKED;
  }

  private Fold remove(String key) {
    draft.remove(key);
    reader.forget(key);
    return Fold.REMOVED;
  }

  private Fold put(FeedRecord record) {
    Optional<V> value = reader.read(record);
    value.ifPresent(read -> draft.put(record.key(), read));
    if (value.isPresent()) {
      return Fold.APPLIED;
    }
    return reader.obstacle().isPresent() ? Fold.POSTPONED : Fold.UNDECODABLE;
  }
}
