package io.rejoin.gate.net;

import io.rejoin.gate.core.Refusal;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The clients of a realm that wait, first come, first let on. They are let on a few at a time, so
 * that a backend that has just come up is not met by all of them at once.
 */
final class WaitingRoom {

  /** Stands for no place. */
  static final long NO_TICKET = -1;

  private final NetSettings.Hold bounds;
  private final HoldBudget budget;
  private final Runnable concluded;
  private final Turnstile connecting;
  private final ConcurrentSkipListMap<Long, Arrival> waiting = new ConcurrentSkipListMap<>();
  private final AtomicLong tickets = new AtomicLong();

  /** Calls {@code concluded} whenever one that was let on has made way for the next. */
  WaitingRoom(NetSettings.Hold bounds, HoldBudget budget, Runnable concluded) {
    this.bounds = bounds;
    this.budget = budget;
    this.concluded = concluded;
    this.connecting = new Turnstile(bounds.releasedAtOnce());
  }

  long limitMs() {
    return bounds.limitMs();
  }

  int size() {
    return waiting.size();
  }

  /** A place, or {@link #NO_TICKET} when the gate holds as many as it may. */
  long enter(Arrival arrival) {
    if (!budget.takeClient()) {
      return NO_TICKET;
    }
    long ticket = tickets.incrementAndGet();
    waiting.put(ticket, arrival);
    return ticket;
  }

  /** Whether the client was still waiting there. */
  boolean leave(long ticket) {
    boolean waited = waiting.remove(ticket) != null;
    if (waited) {
      budget.giveClientBack();
    }
    return waited;
  }

  /** Lets the next ones on, as many as may connect at once. */
  void letSomeOn() {
    while (!waiting.isEmpty() && connecting.enter()) {
      Map.Entry<Long, Arrival> next = waiting.pollFirstEntry();
      if (next == null) {
        connecting.leave();
      } else {
        budget.giveClientBack();
        next.getValue().letOn();
      }
    }
  }

  /** One that was let on is through, or out, or waits again. */
  void concluded() {
    connecting.leave();
    concluded.run();
  }

  /** Turns everybody away. */
  void turnAllAway(Refusal why) {
    Map.Entry<Long, Arrival> next = waiting.pollFirstEntry();
    while (next != null) {
      budget.giveClientBack();
      next.getValue().turnAway(why);
      next = waiting.pollFirstEntry();
    }
  }
}
