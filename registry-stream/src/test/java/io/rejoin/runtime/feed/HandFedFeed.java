package io.rejoin.runtime.feed;

import io.rejoin.runtime.time.TimeSource;
import io.rejoin.schemas.topic.Mark;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A real feed that a test feeds in place of a reader, step by step. It stands in this package since
 * only readers may make and feed one.
 */
public final class HandFedFeed<V> {

  private final Feed<V> feed;
  private ImageDraft<V> draft = new ImageDraft<>(FeedImage.empty());

  public HandFedFeed(String topic) {
    feed =
        new Feed<>(
            FeedSource.of(
                topic,
                (key, value, headers) -> {
                  throw new UnsupportedOperationException("Nothing is decoded");
                }),
            TimeSource.system());
  }

  public Feed<V> feed() {
    return feed;
  }

  /** Shows the first image: empty, as of a revision. */
  public HandFedFeed<V> caughtUpAt(long revision) {
    draft = new ImageDraft<>(new FeedImage<>(feed.image().persistentEntries(), -1, none(), false));
    return step(revision, changes -> {});
  }

  /** Shows the next image, as of a revision. */
  public HandFedFeed<V> step(long revision, Consumer<Changes<V>> changes) {
    draft.seen(revision);
    changes.accept(new Changes<>(draft));
    feed.publish(draft.step());
    return this;
  }

  /** Shows an image that differs by a mark alone, which tells no position. */
  public HandFedFeed<V> mark(long revision) {
    return mark(new Mark(revision, 0, 1, List.of()), new RecordHeaders());
  }

  /** Shows an image that differs by a mark alone. */
  public HandFedFeed<V> mark(Mark plain, Headers headers) {
    draft.seen(plain.revision());
    draft.mark(new FeedMark(plain, headers));
    feed.publish(draft.step());
    return this;
  }

  private static Optional<FeedMark> none() {
    return Optional.empty();
  }

  /** What a step changes. */
  public static final class Changes<V> {

    private final ImageDraft<V> draft;

    private Changes(ImageDraft<V> draft) {
      this.draft = draft;
    }

    public Changes<V> put(String key, V value) {
      draft.put(key, value);
      return this;
    }

    public Changes<V> remove(String key) {
      draft.remove(key);
      return this;
    }
  }
}
