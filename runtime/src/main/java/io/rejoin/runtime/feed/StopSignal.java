package io.rejoin.runtime.feed;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Tells the feed's thread to stop or to look around, wherever it waits: in a poll or in a pause.
 * Safe for any thread.
 */
final class StopSignal {

  private final Semaphore wakes = new Semaphore(0);
  private Optional<Consumer<?, ?>> polling = Optional.empty();
  private volatile boolean requested;

  void request() {
    requested = true;
    wake();
  }

  boolean isRequested() {
    return requested;
  }

  /** From now on this consumer's polls are ended by {@link #wake}. */
  synchronized void attach(Consumer<?, ?> consumer) {
    polling = Optional.of(consumer);
  }

  /** To be called before the consumer is closed: a closed one must not be woken. */
  synchronized void detach() {
    polling = Optional.empty();
  }

  synchronized void wake() {
    wakes.release();
    polling.ifPresent(Consumer::wakeup);
  }

  /** Waits until woken, but no longer than this. An interrupt counts as a request to stop. */
  void pause(Duration limit) {
    try {
      if (wakes.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        wakes.drainPermits();
      }
    } catch (InterruptedException e) {
      requested = true;
      Thread.currentThread().interrupt();
    }
  }
}
