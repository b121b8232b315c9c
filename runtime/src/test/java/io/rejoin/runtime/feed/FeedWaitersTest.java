package io.rejoin.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class FeedWaitersTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final FeedWaiters<String> waiters = new FeedWaiters<>();

  @Test
  void shouldLetOnlyThoseGoOnWhoWaitedForThisImage() {
    CompletableFuture<FeedImage<String>> any = waiters.await(image -> true, MINUTE);
    CompletableFuture<FeedImage<String>> other = waiters.await(FeedImage::caughtUp, MINUTE);

    waiters.offer(FeedImage.empty());

    assertThat(any.join()).isSameAs(FeedImage.empty());
    assertThat(other).isNotDone();
    assertThat(waiters.size()).isEqualTo(1);
  }

  @Test
  void shouldGoOnInAnotherThreadWhenTheImageIsOffered() throws Exception {
    CompletableFuture<Thread> thread =
        waiters.await(image -> true, MINUTE).thenApply(image -> Thread.currentThread());

    waiters.offer(FeedImage.empty());

    assertThat(thread.get(1, TimeUnit.MINUTES)).isNotSameAs(Thread.currentThread());
  }

  @Test
  void shouldForgetAWaiterWhenItsTimeIsOver() {
    CompletableFuture<FeedImage<String>> brief = waiters.await(i -> false, Duration.ofMillis(1));

    assertThat(brief)
        .failsWithin(MINUTE)
        .withThrowableThat()
        .withCauseInstanceOf(TimeoutException.class);
    assertThat(waiters.size()).isZero();
  }
}
