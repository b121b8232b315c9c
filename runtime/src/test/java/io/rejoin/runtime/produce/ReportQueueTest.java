package io.rejoin.runtime.produce;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.runtime.produce.Delivery.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ReportQueueTest {

  private static final int CALLERS = 4;
  private static final int REPORTS = 500;

  private final ReportQueue queue =
      new ReportQueue(
          new Slots(
              100, new Backoff(Duration.ofNanos(1), Duration.ofNanos(1)), new SplittableRandom(1)),
          System::nanoTime);
  private final ConcurrentLinkedQueue<Ticket> offered = new ConcurrentLinkedQueue<>();

  @Test
  void shouldEndEveryReportOnceWhenManyThreadsReportAndAttemptsFail() throws Exception {
    CompletableFuture<Integer> sending = CompletableFuture.supplyAsync(this::sendAll);
    List<CompletableFuture<Void>> callers = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      String key = "node" + caller;
      callers.add(CompletableFuture.runAsync(() -> reportAll(key)));
    }
    callers.forEach(CompletableFuture::join);
    queue.close(System.nanoTime() + Duration.ofMinutes(1).toNanos());

    int attempts = sending.get(1, TimeUnit.MINUTES);

    assertThat(offered).hasSize(CALLERS * REPORTS);
    assertThat(offered.stream().map(ReportQueueTest::outcome))
        .containsOnly(Outcome.ACKED, Outcome.SUPERSEDED);
    assertThat(attempts).isGreaterThanOrEqualTo(CALLERS);
    assertThat(queue.size()).isZero();
  }

  @Test
  void shouldWakeTheSenderWhenItIsClosed() throws Exception {
    CompletableFuture<Optional<Ticket>> waiting = CompletableFuture.supplyAsync(this::take);

    queue.close(System.nanoTime());

    assertThat(waiting.get(1, TimeUnit.MINUTES)).isEmpty();
  }

  @Test
  void shouldTakeNoReportWhenItIsClosed() {
    queue.close(System.nanoTime());

    assertThat(outcome(report("a", "1"))).isEqualTo(Outcome.CLOSED);
  }

  private int sendAll() {
    int attempts = 0;
    for (Optional<Ticket> next = take(); next.isPresent(); next = take()) {
      attempts++;
      if (attempts % 3 == 0) {
        queue.failed(next.get(), new TimeoutException("away"));
      } else {
        queue.acked(next.get(), Reports.POSITION);
      }
    }
    return attempts;
  }

  private void reportAll(String key) {
    for (int i = 0; i < REPORTS; i++) {
      offered.add(report(key, Integer.toString(i)));
    }
  }

  private Ticket report(String key, String value) {
    Ticket ticket = new Ticket(Reports.must("t", key, value), System.nanoTime(), ended -> {});
    queue.offer(ticket);
    return ticket;
  }

  private Optional<Ticket> take() {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Outcome outcome(Ticket ticket) {
    return ticket.delivery().orTimeout(1, TimeUnit.MINUTES).join().outcome();
  }
}
