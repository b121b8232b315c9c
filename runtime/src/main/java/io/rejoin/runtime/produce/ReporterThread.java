package io.rejoin.runtime.produce;

import java.time.Duration;
import java.util.Optional;

/** The work of the reporter's thread: send what is due, until the queue is over. */
record ReporterThread(ReportQueue queue, Sender sender) implements Runnable {

  static final Duration CLOSE_BUDGET = Duration.ofMillis(500);

  @Override
  public void run() {
    try {
      Optional<Ticket> next = queue.take();
      while (next.isPresent()) {
        sender.send(next.get());
        next = queue.take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sender.close(CLOSE_BUDGET);
    }
  }
}
