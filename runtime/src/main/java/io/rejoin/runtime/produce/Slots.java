package io.rejoin.runtime.produce;

import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.runtime.produce.Delivery.Outcome;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * All reports that are not delivered yet: at most two a slot, and no more slots than allowed. Knows
 * no producer, clock or thread; the time is handed in. Not safe for several threads.
 */
final class Slots {

  private final int maxSlots;
  private final Backoff backoff;
  private final RandomGenerator random;
  private final Map<SlotKey, Slot> slots = new HashMap<>();
  private final Map<String, Lane> lanes = new LinkedHashMap<>();

  Slots(int maxSlots, Backoff backoff, RandomGenerator random) {
    this.maxSlots = maxSlots;
    this.backoff = backoff;
    this.random = random;
  }

  void offer(Ticket ticket, long nowNanos) {
    SlotKey key = SlotKey.of(ticket.report().record());
    if (!slots.containsKey(key) && slots.size() >= maxSlots) {
      ticket.end(
          Outcome.CROWDED_OUT,
          "Expected at most %d keys to wait, but this is one more".formatted(maxSlots));
      return;
    }
    Slot slot = slots.computeIfAbsent(key, Slot::new);
    boolean queued = slot.isSendable();
    slot.put(ticket);
    if (!queued && slot.isSendable()) {
      lane(ticket, nowNanos).add(slot);
    }
  }

  /** The next report to send, the one that was offered first; stale ones on the way are dropped. */
  Optional<Ticket> next(long nowNanos) {
    Optional<Lane> lane = firstDue(nowNanos);
    while (lane.isPresent()) {
      Slot slot = lane.get().take();
      Ticket ticket = slot.beginSending();
      if (!ticket.isStale(nowNanos)) {
        return Optional.of(ticket);
      }
      ticket.end(
          Outcome.STALE, "it waited longer than " + ticket.report().freshFor().orElseThrow());
      release(slot);
      lane = firstDue(nowNanos);
    }
    return Optional.empty();
  }

  /** How long until there is something to send, if ever by itself. */
  Optional<Duration> untilNext(long nowNanos) {
    return lanes.values().stream()
        .filter(lane -> !lane.isIdle())
        .map(lane -> Duration.ofNanos(Math.max(0, lane.dueNanos() - nowNanos)))
        .min(Comparator.naturalOrder());
  }

  void acked(Ticket ticket, RecordMetadata position, long nowNanos) {
    lane(ticket, nowNanos).succeeded(nowNanos);
    ticket.end(Delivery.acked(position));
    finish(ticket, nowNanos);
  }

  void failed(Ticket ticket, Throwable cause, long nowNanos) {
    if (SendFailure.of(cause) == SendFailure.HOPELESS) {
      ticket.end(Outcome.REFUSED, cause.toString());
      finish(ticket, nowNanos);
      return;
    }
    lane(ticket, nowNanos).failed(nowNanos, backoff, random, cause);
    if (ticket.report().isMust()) {
      slot(ticket).ifPresent(slot -> slot.putBack(ticket));
      requeue(ticket, nowNanos);
    } else {
      ticket.end(Outcome.UNDELIVERED, cause.toString());
      finish(ticket, nowNanos);
    }
  }

  void dropAll(String why) {
    slots.values().forEach(slot -> slot.drop(Outcome.CLOSED, why));
    slots.clear();
    lanes.clear();
  }

  int size() {
    return slots.size();
  }

  private void finish(Ticket ticket, long nowNanos) {
    slot(ticket).ifPresent(Slot::endSending);
    requeue(ticket, nowNanos);
  }

  private void requeue(Ticket ticket, long nowNanos) {
    Optional<Slot> slot = slot(ticket);
    if (slot.filter(Slot::isSendable).isPresent()) {
      lane(ticket, nowNanos).add(slot.get());
    }
    slot.ifPresent(this::removeIfEmpty);
  }

  private void release(Slot slot) {
    slot.endSending();
    removeIfEmpty(slot);
  }

  private void removeIfEmpty(Slot slot) {
    if (slot.isEmpty()) {
      slots.remove(slot.key());
    }
  }

  private Optional<Lane> firstDue(long nowNanos) {
    return lanes.values().stream()
        .filter(lane -> lane.headOfferedNanos(nowNanos).isPresent())
        .min(Comparator.comparingLong(lane -> lane.headOfferedNanos(nowNanos).orElseThrow()));
  }

  private Optional<Slot> slot(Ticket ticket) {
    return Optional.ofNullable(slots.get(SlotKey.of(ticket.report().record())));
  }

  private Lane lane(Ticket ticket, long nowNanos) {
    return lanes.computeIfAbsent(ticket.report().topic(), topic -> new Lane(topic, nowNanos));
  }
}
