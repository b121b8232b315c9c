package io.rejoin.runtime.produce;

import io.rejoin.runtime.produce.Producers.Opened;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Sends tickets through a producer, and opens another one when that is broken. On the reporter's
 * thread, but for the ends of attempts, which come from the producer's.
 */
final class Sender {

  private final Producers producers;
  private final ReportQueue queue;
  private Optional<Opened> opened = Optional.empty();
  private volatile boolean broken;

  Sender(Producers producers, ReportQueue queue) {
    this.producers = producers;
    this.queue = queue;
  }

  /** Begins an attempt; its end is told to the queue. */
  void send(Ticket ticket) {
    try {
      Future<RecordMetadata> unused =
          opened()
              .producer()
              .send(
                  ticket.report().record(),
                  (position, failure) -> ended(ticket, position, failure));
    } catch (RuntimeException e) {
      failed(ticket, e);
    }
  }

  void close(Duration limit) {
    opened.ifPresent(
        open -> {
          open.binding().close();
          open.producer().close(limit);
        });
    opened = Optional.empty();
  }

  private Opened opened() {
    if (broken) {
      broken = false;
      close(Duration.ZERO);
    }
    if (opened.isEmpty()) {
      opened = Optional.of(producers.open());
    }
    return opened.get();
  }

  private void ended(Ticket ticket, RecordMetadata position, Exception failure) {
    if (failure == null) {
      queue.acked(ticket, position);
    } else {
      failed(ticket, failure);
    }
  }

  private void failed(Ticket ticket, Exception failure) {
    if (SendFailure.of(failure) == SendFailure.BROKEN_PRODUCER) {
      broken = true;
    }
    queue.failed(ticket, failure);
  }
}
