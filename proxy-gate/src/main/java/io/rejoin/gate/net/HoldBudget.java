package io.rejoin.gate.net;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Room for clients that wait, and for what they say meanwhile, over all realms of a gate. */
final class HoldBudget {

  private final NetSettings.Hold bounds;
  private final AtomicInteger clients = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  HoldBudget(NetSettings.Hold bounds) {
    this.bounds = bounds;
  }

  /** Whether there was room for one more client. */
  boolean takeClient() {
    if (clients.incrementAndGet() <= bounds.clients()) {
      return true;
    }
    clients.decrementAndGet();
    return false;
  }

  void giveClientBack() {
    clients.decrementAndGet();
  }

  /** Whether there was room for these bytes. */
  boolean takeBytes(int size) {
    if (bytes.addAndGet(size) <= bounds.bytes()) {
      return true;
    }
    bytes.addAndGet(-size);
    return false;
  }

  void giveBytesBack(int size) {
    bytes.addAndGet(-size);
  }

  /** Clients that wait. */
  int clients() {
    return clients.get();
  }

  /** Bytes kept. */
  long bytes() {
    return bytes.get();
  }
}
