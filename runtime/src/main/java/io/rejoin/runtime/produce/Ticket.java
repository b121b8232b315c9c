package io.rejoin.runtime.produce;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A report on its way. */
final class Ticket {

  private final Report report;
  private final long offeredNanos;
  private final Consumer<Delivery> counter;
  private final AtomicBoolean over = new AtomicBoolean();
  private final CompletableFuture<Delivery> delivery = new CompletableFuture<>();

  Ticket(Report report, long offeredNanos, Consumer<Delivery> counter) {
    this.report = report;
    this.offeredNanos = offeredNanos;
    this.counter = counter;
  }

  Report report() {
    return report;
  }

  long offeredNanos() {
    return offeredNanos;
  }

  CompletableFuture<Delivery> delivery() {
    return delivery;
  }

  boolean isStale(long nowNanos) {
    Duration waited = Duration.ofNanos(nowNanos - offeredNanos);
    return report.freshFor().filter(limit -> waited.compareTo(limit) > 0).isPresent();
  }

  /** Ends it; only the first end counts. */
  void end(Delivery ended) {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    counter.accept(ended);
    ForkJoinPool.commonPool().execute(() -> delivery.complete(ended));
  }

  void end(Delivery.Outcome outcome, String why) {
    end(Delivery.lost(outcome, why));
  }
}
