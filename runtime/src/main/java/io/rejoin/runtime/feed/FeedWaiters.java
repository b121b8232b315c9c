package io.rejoin.runtime.feed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Those who wait for an image. Safe for any thread; whoever waits goes on in a thread of the common
 * pool, never in the feed's.
 */
final class FeedWaiters<V> {

  private final List<Waiter<V>> waiting = new CopyOnWriteArrayList<>();

  /**
   * Waits for an image. The caller must offer the present one afterwards, lest it be missed that it
   * came in between.
   */
  CompletableFuture<FeedImage<V>> await(Predicate<FeedImage<V>> wanted, Duration limit) {
    forgetDone();
    Waiter<V> waiter = new Waiter<>(wanted, new CompletableFuture<>());
    waiting.add(waiter);
    return waiter.future().orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Lets those go on who waited for an image like this. */
  void offer(FeedImage<V> image) {
    waiting.removeIf(waiter -> waiter.isServed(image));
  }

  int size() {
    forgetDone();
    return waiting.size();
  }

  private void forgetDone() {
    waiting.removeIf(waiter -> waiter.future().isDone());
  }

  private record Waiter<V>(Predicate<FeedImage<V>> wanted, CompletableFuture<FeedImage<V>> future) {

    boolean isServed(FeedImage<V> image) {
      boolean served = wanted.test(image);
      if (served) {
        ForkJoinPool.commonPool().execute(() -> future.complete(image));
      }
      return served;
    }
  }
}
