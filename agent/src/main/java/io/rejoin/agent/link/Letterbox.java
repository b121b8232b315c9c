package io.rejoin.agent.link;

import io.rejoin.agent.work.Worker;
import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.runtime.produce.Delivery;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Posts the latest value of one kind. One that can't be posted yet, since the schema registry is
 * away, is tried again until a later one takes its place.
 *
 * <p>Whatever is put while the worker waits for a schema registry, two values are held and one task
 * at the most: the arrival of the latest. All other state belongs to the worker's thread.
 */
final class Letterbox<T> {

  /** Short: a schema registry often starts at the same time as the node. */
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));

  private final Worker worker;
  private final RandomGenerator random;
  private final BiConsumer<T, Consumer<Delivery>> post;
  private final Told<T> told;
  private final AtomicReference<T> arrived = new AtomicReference<>();
  private T latest;
  private boolean held;
  private int failures;

  /** Is told what became of a value, on any thread. */
  record Told<T>(Consumer<T> acked, BiConsumer<T, String> undelivered) {}

  /**
   * A box whose values are posted this way.
   *
   * @param post tells what became of it; throws when it can't be posted now
   */
  Letterbox(
      Worker worker, RandomGenerator random, BiConsumer<T, Consumer<Delivery>> post, Told<T> told) {
    this.worker = worker;
    this.random = random;
    this.post = post;
    this.told = told;
  }

  /** Keeps what comes until it is released. To be called before anything is put. */
  Letterbox<T> hold() {
    held = true;
    return this;
  }

  void release() {
    worker.execute(
        () -> {
          held = false;
          postLatest(latest);
        });
  }

  /** Takes the place of what was put before and was not posted yet. */
  void put(T value) {
    if (arrived.getAndSet(value) == null) {
      worker.execute(this::take);
    }
  }

  private void take() {
    latest = arrived.getAndSet(null);
    failures = 0;
    postLatest(latest);
  }

  /** Posts it unless there is none, or a later one has come. */
  private void postLatest(T value) {
    if (held || value == null || latest != value) {
      return;
    }
    try {
      post.accept(value, end -> tell(value, end));
      latest = null;
    } catch (RuntimeException notNow) {
      failures++;
      told.undelivered().accept(value, notNow.toString());
      worker.after(BACKOFF.delay(failures, random), () -> postLatest(value));
    }
  }

  private void tell(T value, Delivery end) {
    switch (end.outcome()) {
      case ACKED -> told.acked().accept(value);
      case SUPERSEDED, CLOSED -> {}
      case STALE, UNDELIVERED, REFUSED, CROWDED_OUT -> told.undelivered().accept(value, end.why());
    }
  }
}
