package io.rejoin.runtime.feed;

/** Is told each step of a feed, on the feed's thread, in order, without a gap. */
@FunctionalInterface
public interface FeedListener<V> {

  /**
   * Must return at once: all topics of the reader wait. The first step that a listener is told
   * leads from the empty image to the present one.
   */
  void changed(FeedDelta<V> delta);
}
