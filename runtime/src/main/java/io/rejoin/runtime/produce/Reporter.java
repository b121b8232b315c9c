package io.rejoin.runtime.produce;

import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.produce.Delivery.Outcome;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Says things in topics for callers who must not wait. {@link #report} may be called from any
 * thread, before the start as well, and never blocks, whether the brokers are there or not.
 *
 * <p>What can't be said now waits in the slot of its topic and key, and only the latest there is
 * said later: memory is bounded and nothing floods the brokers when they return. The price is that
 * reports in between are never seen.
 */
public final class Reporter implements Part {

  private final String name;
  private final Duration flushBudget;
  private final LongSupplier nanoTime;
  private final ReportQueue queue;
  private final Thread thread;
  private final Map<Outcome, LongAdder> deliveries = new EnumMap<>(Outcome.class);

  /**
   * A reporter to real topics.
   *
   * @param name of the part and its thread
   */
  public Reporter(String name, ReporterOptions options, ReporterEnvironment environment) {
    this(name, options, environment, new KafkaProducers(environment, options.deliveryTimeout()));
  }

  Reporter(
      String name, ReporterOptions options, ReporterEnvironment environment, Producers producers) {
    this.name = name;
    this.flushBudget = options.flushBudget();
    this.nanoTime = environment.nanoTime();
    this.queue =
        new ReportQueue(
            new Slots(options.maxSlots(), options.backoff(), environment.random()), nanoTime);
    this.thread = new Thread(new ReporterThread(queue, new Sender(producers, queue)), name);
    for (Outcome outcome : Outcome.values()) {
      deliveries.put(outcome, new LongAdder());
    }
  }

  /** Takes a report; the future completes with what became of it and never fails. */
  public CompletableFuture<Delivery> report(Report report) {
    Ticket ticket =
        new Ticket(
            report, nanoTime.getAsLong(), ended -> deliveries.get(ended.outcome()).increment());
    queue.offer(ticket);
    return ticket.delivery();
  }

  @Override
  public String name() {
    return name;
  }

  /** Time to flush, to let a blocked send return, and to close the producer. */
  @Override
  public Duration stopBudget() {
    return flushBudget.plus(ReporterOptions.MAX_BLOCK).plus(ReporterThread.CLOSE_BUDGET);
  }

  @Override
  public void start() {
    thread.start();
  }

  /** Takes no more reports, sends what waits as far as the flush budget goes, drops the rest. */
  @Override
  public void stop() throws InterruptedException {
    queue.close(nanoTime.getAsLong() + flushBudget.toNanos());
    thread.join();
    queue.dropAll("the reporter was closed before it was acknowledged");
  }

  long deliveries(Outcome outcome) {
    return deliveries.get(outcome).sum();
  }

  /** Slots that hold a report not yet delivered. */
  int waiting() {
    return queue.size();
  }
}
