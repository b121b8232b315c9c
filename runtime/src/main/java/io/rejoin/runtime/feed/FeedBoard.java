package io.rejoin.runtime.feed;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The image that a feed shows, and those who are told when it changes. A lock keeps steps and
 * newcomers apart, so that whoever comes is told the present image first and misses no step after
 * it; reading the image takes no lock.
 */
final class FeedBoard<V> {

  private static final Logger LOG = LoggerFactory.getLogger(FeedBoard.class);

  private final List<FeedListener<V>> listeners = new ArrayList<>();
  private volatile FeedImage<V> image = FeedImage.empty();

  FeedImage<V> image() {
    return image;
  }

  /** Adds a listener and tells it the image, if there is one to show. */
  synchronized void add(FeedListener<V> listener) {
    if (image.caughtUp()) {
      tell(listener, FeedDelta.between(FeedImage.empty(), image));
    }
    listeners.add(listener);
  }

  synchronized void remove(FeedListener<V> listener) {
    listeners.remove(listener);
  }

  /** Takes the step and tells everybody, in the order in which they came. */
  synchronized void show(FeedDelta<V> delta) {
    image = delta.after();
    List.copyOf(listeners).forEach(listener -> tell(listener, delta));
  }

  private static <V> void tell(FeedListener<V> listener, FeedDelta<V> delta) {
    try {
      listener.changed(delta);
    } catch (RuntimeException e) {
      LOG.error("A listener failed at {}; it is told the next step all the same", delta.after(), e);
    }
  }
}
