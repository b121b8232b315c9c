package io.rejoin.runtime.produce;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.runtime.produce.Delivery.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Whatever fails and whenever: each report ends once, one attempt a key is under way at most,
 * attempts of a key never go back to an earlier report, and the latest must of each key arrives in
 * the end. The seed is the repetition.
 */
class SlotsPropertyTest {

  private static final int STEPS = 300;
  private static final String[] TOPICS = {"registrations", "heartbeats"};

  private final List<Ticket> offered = new ArrayList<>();
  private final List<Ticket> sending = new ArrayList<>();
  private final Map<SlotKey, Integer> lastSent = new HashMap<>();
  private long nowNanos;

  @RepeatedTest(200)
  void shouldDeliverTheLatestOfEachKeyWhenAttemptsFailAtRandom(RepetitionInfo seed) {
    SplittableRandom random = new SplittableRandom(seed.getCurrentRepetition());
    Slots slots =
        new Slots(100, new Backoff(Duration.ofMillis(10), Duration.ofMillis(80)), random.split());

    for (int step = 0; step < STEPS; step++) {
      nowNanos += random.nextLong(Duration.ofMillis(20).toNanos());
      switch (random.nextInt(4)) {
        case 0, 1 -> offer(slots, random);
        case 2 -> slots.next(nowNanos).ifPresent(this::send);
        default -> endOne(slots, random, random.nextInt(3) > 0);
      }
    }
    settle(slots, random);

    assertThat(slots.size()).isZero();
    assertThat(offered).allSatisfy(ticket -> assertThat(outcome(ticket)).isNotNull());
    assertThat(latestMusts().values()).allMatch(ticket -> outcome(ticket) == Outcome.ACKED);
  }

  private void offer(Slots slots, SplittableRandom random) {
    String topic = TOPICS[random.nextInt(TOPICS.length)];
    String key = "node" + random.nextInt(4);
    String value = Integer.toString(offered.size());
    Report report =
        random.nextBoolean() ? Reports.must(topic, key, value) : Reports.fresh(topic, key, value);
    Ticket ticket = new Ticket(report, nowNanos, ended -> {});
    offered.add(ticket);
    slots.offer(ticket, nowNanos);
  }

  private void send(Ticket ticket) {
    SlotKey key = SlotKey.of(ticket.report().record());
    int number = Integer.parseInt(Reports.value(ticket.report().record()));
    assertThat(sending).noneMatch(other -> SlotKey.of(other.report().record()).equals(key));
    assertThat(lastSent.getOrDefault(key, -1)).isLessThanOrEqualTo(number);
    lastSent.put(key, number);
    sending.add(ticket);
  }

  private void endOne(Slots slots, SplittableRandom random, boolean fails) {
    if (sending.isEmpty()) {
      return;
    }
    Ticket ticket = sending.remove(random.nextInt(sending.size()));
    if (fails) {
      slots.failed(ticket, new TimeoutException("away"), nowNanos);
    } else {
      slots.acked(ticket, Reports.POSITION, nowNanos);
    }
  }

  private void settle(Slots slots, SplittableRandom random) {
    while (slots.size() > 0) {
      nowNanos += Duration.ofMillis(1).toNanos();
      slots.next(nowNanos).ifPresent(this::send);
      endOne(slots, random, false);
    }
  }

  /** The last report of each key, where that is a must. */
  private Map<SlotKey, Ticket> latestMusts() {
    Map<SlotKey, Ticket> latest = new HashMap<>();
    offered.forEach(ticket -> latest.put(SlotKey.of(ticket.report().record()), ticket));
    latest.values().removeIf(ticket -> !ticket.report().isMust());
    return latest;
  }

  private static Outcome outcome(Ticket ticket) {
    return Optional.of(ticket.delivery().orTimeout(1, TimeUnit.MINUTES).join())
        .map(Delivery::outcome)
        .orElseThrow();
  }
}
