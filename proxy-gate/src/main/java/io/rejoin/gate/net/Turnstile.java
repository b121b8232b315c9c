package io.rejoin.gate.net;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts who is inside and lets no more in than may be. */
final class Turnstile {

  private final int limit;
  private final AtomicInteger inside = new AtomicInteger();

  Turnstile(int limit) {
    this.limit = limit;
  }

  /** Whether one more was let in. */
  boolean enter() {
    if (inside.incrementAndGet() <= limit) {
      return true;
    }
    inside.decrementAndGet();
    return false;
  }

  void leave() {
    inside.decrementAndGet();
  }

  int inside() {
    return inside.get();
  }
}
