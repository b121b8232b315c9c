package io.rejoin.runtime.produce;

import io.rejoin.runtime.backoff.Backoff;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The slots of one topic that can be sent, in order, and the pause after a failure. A topic that is
 * missing or refused holds up no other.
 */
final class Lane {

  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  private final String topic;
  private final Deque<Slot> ready = new ArrayDeque<>();
  private int failures;
  private long dueNanos;

  Lane(String topic, long nowNanos) {
    this.topic = topic;
    this.dueNanos = nowNanos;
  }

  void add(Slot slot) {
    ready.add(slot);
  }

  /** When the slot at the head was offered, if it may be sent now. */
  Optional<Long> headOfferedNanos(long nowNanos) {
    return ready.isEmpty() || dueNanos - nowNanos > 0
        ? Optional.empty()
        : Optional.of(ready.element().waiting().orElseThrow().offeredNanos());
  }

  Slot take() {
    return ready.remove();
  }

  boolean isIdle() {
    return ready.isEmpty();
  }

  long dueNanos() {
    return dueNanos;
  }

  void failed(long nowNanos, Backoff backoff, RandomGenerator random, Throwable cause) {
    failures++;
    dueNanos = nowNanos + backoff.delay(failures, random).toNanos();
    if (failures == 1) {
      LOG.warn(
          "Reports to {} are held up: {}; the latest of each is kept", topic, cause.toString());
    }
  }

  void succeeded(long nowNanos) {
    if (failures > 0) {
      LOG.info("Reports to {} arrive again after {} failures", topic, failures);
    }
    failures = 0;
    dueNanos = nowNanos;
  }
}
