package io.rejoin.runtime.feed;

import io.rejoin.runtime.feed.FeedHealth.Kind;
import io.rejoin.runtime.ready.Condition.Verdict;
import io.rejoin.runtime.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * One followed topic, as the rest of a program sees it. Everything may be called from any thread.
 *
 * <p>The image is never incomplete: nothing is shown before the topic has been read to its end, and
 * when it must be read again the former image stays until then.
 */
public final class Feed<V> {

  private final FeedSource<V> source;
  private final FeedStatus status;
  private final FeedTally tally = new FeedTally();
  private final FeedBoard<V> board = new FeedBoard<>();
  private final FeedWaiters<V> waiters = new FeedWaiters<>();

  Feed(FeedSource<V> source, TimeSource time) {
    this.source = source;
    this.status = new FeedStatus(source.topic(), time);
  }

  /** Full name of the topic. */
  public String topic() {
    return source.topic();
  }

  /** The latest image; {@link FeedImage#empty} until caught up. */
  public FeedImage<V> image() {
    return board.image();
  }

  /** How the feed stands with its topic. */
  public FeedHealth health() {
    return status.health();
  }

  /**
   * How old the view is: time since the last mark was read, by our monotonic clock. Empty before
   * the first mark, and for good in topics that have none. After a scan it counts from the scan's
   * end, however old the mark itself is.
   */
  public Optional<Duration> age() {
    return status.age();
  }

  /**
   * Adds a listener. If there is an image it is told at once, on this thread; each step after it on
   * the feed's thread.
   *
   * @return removes it again
   */
  public Runnable addListener(FeedListener<V> listener) {
    board.add(listener);
    return () -> board.remove(listener);
  }

  /** Completes with the first image, or fails with a {@link TimeoutException} that says why not. */
  public CompletableFuture<FeedImage<V>> awaitCaughtUp(Duration limit) {
    return await(FeedImage::caughtUp, "be caught up", limit);
  }

  /**
   * Completes with the first image at a revision or above, or fails with a {@link TimeoutException}
   * that says why not.
   */
  public CompletableFuture<FeedImage<V>> awaitRevision(long revision, Duration limit) {
    return await(
        shown -> shown.caughtUp() && shown.revision() >= revision,
        "reach revision " + revision,
        limit);
  }

  /** As a readiness condition: met once the view is complete, however old. */
  public Verdict readiness() {
    String aged = age().map(a -> ", last mark %d ms ago".formatted(a.toMillis())).orElse("");
    FeedImage<V> shown = image();
    return new Verdict(shown.caughtUp(), "%s: %s%s; %s".formatted(topic(), shown, aged, health()));
  }

  /** As a readiness condition: met while the view is complete and not older than a limit. */
  public Verdict readiness(Duration maxAge) {
    boolean fresh = age().map(measured -> measured.compareTo(maxAge) <= 0).orElse(true);
    Verdict complete = readiness();
    return new Verdict(complete.met() && fresh, complete.detail());
  }

  FeedSource<V> source() {
    return source;
  }

  FeedTally tally() {
    return tally;
  }

  FeedStatus status() {
    return status;
  }

  /** Shows the next image. On the feed's thread only. */
  void publish(FeedDelta<V> delta) {
    if (delta.marked()) {
      status.marked();
    }
    board.show(delta);
    waiters.offer(delta.after());
  }

  /** Shows an image that was scanned, as one step from the present one. */
  void replace(FeedImage<V> scanned) {
    publish(FeedDelta.between(image(), scanned));
  }

  /** Something is in the way. */
  void obstructed(String why) {
    status.transition(image().caughtUp() ? Kind.STALLED : Kind.WAITING, why);
  }

  private CompletableFuture<FeedImage<V>> await(
      Predicate<FeedImage<V>> wanted, String what, Duration limit) {
    CompletableFuture<FeedImage<V>> future =
        waiters
            .await(wanted, limit)
            .exceptionally(
                failure -> {
                  throw new CompletionException(overdue(what, limit).initCause(failure));
                });
    waiters.offer(image());
    return future;
  }

  private Throwable overdue(String what, Duration limit) {
    return new TimeoutException(
        "Expected the feed of %s to %s within %s, but it has %s and is %s"
            .formatted(topic(), what, limit, image(), health()));
  }
}
