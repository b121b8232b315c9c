package io.rejoin.runtime.produce;

import io.rejoin.runtime.produce.Delivery.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The slots behind a lock that is never held while anybody waits for the network. */
final class ReportQueue {

  private static final long IDLE_NANOS = Duration.ofHours(1).toNanos();

  private final Slots slots;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private OptionalLong endNanos = OptionalLong.empty();

  ReportQueue(Slots slots, LongSupplier nanoTime) {
    this.slots = slots;
    this.nanoTime = nanoTime;
  }

  void offer(Ticket ticket) {
    locked(
        () -> {
          if (endNanos.isPresent()) {
            ticket.end(Outcome.CLOSED, "the reporter is closed");
          } else {
            slots.offer(ticket, nanoTime.getAsLong());
          }
        });
  }

  void acked(Ticket ticket, RecordMetadata position) {
    locked(() -> slots.acked(ticket, position, nanoTime.getAsLong()));
  }

  void failed(Ticket ticket, Throwable cause) {
    locked(() -> slots.failed(ticket, cause, nanoTime.getAsLong()));
  }

  /** Takes no more reports; from then on none is given out either. */
  void close(long lastNanos) {
    locked(() -> endNanos = OptionalLong.of(lastNanos));
  }

  void dropAll(String why) {
    locked(() -> slots.dropAll(why));
  }

  int size() {
    lock.lock();
    try {
      return slots.size();
    } finally {
      lock.unlock();
    }
  }

  /** The next report to send; waits for one. Empty when all is delivered or dropped, and closed. */
  Optional<Ticket> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Optional<Ticket> next = slots.next(nanoTime.getAsLong());
      while (next.isEmpty() && !isOver()) {
        long unused = changed.awaitNanos(waitNanos(nanoTime.getAsLong()));
        next = slots.next(nanoTime.getAsLong());
      }
      return isPastEnd() ? Optional.empty() : next;
    } finally {
      lock.unlock();
    }
  }

  private boolean isOver() {
    return endNanos.isPresent() && (slots.size() == 0 || isPastEnd());
  }

  private boolean isPastEnd() {
    return endNanos.isPresent() && endNanos.getAsLong() - nanoTime.getAsLong() <= 0;
  }

  private long waitNanos(long nowNanos) {
    long untilEnd = endNanos.isPresent() ? endNanos.getAsLong() - nowNanos : IDLE_NANOS;
    return Math.min(untilEnd, slots.untilNext(nowNanos).map(Duration::toNanos).orElse(IDLE_NANOS));
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
