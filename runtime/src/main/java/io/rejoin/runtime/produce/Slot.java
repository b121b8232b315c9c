package io.rejoin.runtime.produce;

import io.rejoin.runtime.produce.Delivery.Outcome;
import java.util.Optional;

/** At most one report that is being sent, and at most one that waits for its turn. */
final class Slot {

  private final SlotKey key;
  private Optional<Ticket> waiting = Optional.empty();
  private Optional<Ticket> sending = Optional.empty();

  Slot(SlotKey key) {
    this.key = key;
  }

  SlotKey key() {
    return key;
  }

  Optional<Ticket> waiting() {
    return waiting;
  }

  boolean isSendable() {
    return waiting.isPresent() && sending.isEmpty();
  }

  boolean isEmpty() {
    return waiting.isEmpty() && sending.isEmpty();
  }

  /** The later report takes the place of one that waits. */
  void put(Ticket ticket) {
    waiting.ifPresent(old -> old.end(Outcome.SUPERSEDED, "a later report took its place"));
    waiting = Optional.of(ticket);
  }

  /** Puts a report back that must be tried again, unless a later one waits. */
  void putBack(Ticket ticket) {
    sending = Optional.empty();
    if (waiting.isPresent()) {
      ticket.end(Outcome.SUPERSEDED, "a later report took its place");
    } else {
      waiting = Optional.of(ticket);
    }
  }

  Ticket beginSending() {
    Ticket ticket = waiting.orElseThrow();
    sending = waiting;
    waiting = Optional.empty();
    return ticket;
  }

  void endSending() {
    sending = Optional.empty();
  }

  void drop(Outcome outcome, String why) {
    waiting.ifPresent(ticket -> ticket.end(outcome, why));
    sending.ifPresent(ticket -> ticket.end(outcome, why));
    waiting = Optional.empty();
    sending = Optional.empty();
  }
}
