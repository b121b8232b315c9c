package io.rejoin.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.agent.link.Letterbox.Told;
import io.rejoin.agent.work.Worker;
import io.rejoin.runtime.produce.Delivery;
import io.rejoin.runtime.produce.Delivery.Outcome;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LetterboxTest {

  private final Worker worker = new Worker("test-outbox");
  private final BlockingQueue<String> posted = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private volatile Outcome outcomeOfA = Outcome.ACKED;
  private volatile boolean schemasAway;
  private final Letterbox<String> box =
      new Letterbox<>(
          worker,
          new Random(1),
          this::post,
          new Told<>(
              value -> told.add("acked " + value), (value, why) -> told.add("lost " + value)));

  @AfterEach
  void close() {
    worker.close();
  }

  @Test
  void shouldPostEachValueWhenNothingIsInTheWay() throws InterruptedException {
    box.put("a");
    assertThat(next(posted)).isEqualTo("a");
    assertThat(next(told)).isEqualTo("acked a");

    box.put("b");

    assertThat(next(posted)).isEqualTo("b");
    assertThat(next(told)).isEqualTo("acked b");
  }

  @Test
  void shouldPostOnlyTheLatestOfAllThatIsPutWhileTheWorkerWaits() throws InterruptedException {
    CountDownLatch schemasAnswer = new CountDownLatch(1);
    worker.execute(() -> awaitQuietly(schemasAnswer));
    for (int i = 0; i < 1_000; i++) {
      box.put("early " + i);
    }
    box.put("latest");

    schemasAnswer.countDown();

    assertThat(next(posted)).isEqualTo("latest");
    box.put("next");
    assertThat(next(posted)).isEqualTo("next");
  }

  @Test
  void shouldPostOnlyTheLatestWhenReleased() throws InterruptedException {
    box.hold();
    box.put("a");
    box.put("b");
    box.release();

    assertThat(next(posted)).isEqualTo("b");
    box.put("c");
    assertThat(next(posted)).isEqualTo("c");
  }

  @Test
  void shouldPostNothingWhenReleasedEmpty() throws InterruptedException {
    box.hold();
    box.release();
    box.put("a");

    assertThat(next(posted)).isEqualTo("a");
    assertThat(posted).isEmpty();
  }

  @Test
  void shouldTryAgainUntilTheSchemaRegistryIsBack() throws InterruptedException {
    schemasAway = true;
    box.put("a");
    assertThat(next(told)).isEqualTo("lost a");
    assertThat(next(told)).isEqualTo("lost a");

    schemasAway = false;

    assertThat(next(posted)).isEqualTo("a");
  }

  @Test
  void shouldForgetWhatALaterValueReplaces() throws InterruptedException {
    schemasAway = true;
    box.put("a");
    assertThat(next(told)).isEqualTo("lost a");
    box.put("b");
    assertThat(nextBut("lost a")).isEqualTo("lost b");

    schemasAway = false;

    assertThat(next(posted)).isEqualTo("b");
    assertThat(posted).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void shouldTellWhatBecameOfIt(Outcome end) throws InterruptedException {
    outcomeOfA = end;
    box.put("a");
    assertThat(next(posted)).isEqualTo("a");
    box.put("b");

    switch (end) {
      case ACKED -> assertThat(next(told)).isEqualTo("acked a");
      case SUPERSEDED, CLOSED -> {}
      default -> assertThat(next(told)).isEqualTo("lost a");
    }
    assertThat(next(told)).isEqualTo("acked b");
  }

  private void post(String value, Consumer<Delivery> end) {
    if (schemasAway) {
      throw new IllegalStateException("no schema registry");
    }
    posted.add(value);
    Outcome outcome = value.equals("a") ? outcomeOfA : Outcome.ACKED;
    end.accept(new Delivery(outcome, Optional.empty(), "why"));
  }

  /** The next thing told that is not this, which may be told any number of times. */
  private String nextBut(String repeated) throws InterruptedException {
    String next = next(told);
    while (repeated.equals(next)) {
      next = next(told);
    }
    return next;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String next(BlockingQueue<String> queue) throws InterruptedException {
    return queue.poll(60, TimeUnit.SECONDS);
  }
}
