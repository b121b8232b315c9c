package io.rejoin.runtime.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.runtime.produce.Delivery.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class SlotsTest {

  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(4));

  private final Slots slots = new Slots(3, BACKOFF, new SplittableRandom(5));
  private long nowNanos;

  @Test
  void shouldGiveReportsInTheOrderOfferedWhenKeysAndTopicsDiffer() {
    Ticket first = offer(Reports.must("registrations", "a", "1"));
    Ticket second = offer(Reports.fresh("heartbeats", "a", "1"));
    Ticket third = offer(Reports.must("registrations", "b", "1"));

    assertThat(next()).contains(first);
    assertThat(next()).contains(second);
    assertThat(next()).contains(third);
    assertThat(next()).isEmpty();
  }

  @Test
  void shouldGiveOnlyTheLatestWhenOneKeyIsReportedAgain() {
    Ticket old = offer(Reports.must("heartbeats", "a", "1"));
    Ticket latest = offer(Reports.must("heartbeats", "a", "2"));

    assertThat(next()).contains(latest);
    assertThat(next()).isEmpty();
    assertThat(outcome(old)).isEqualTo(Outcome.SUPERSEDED);
  }

  @Test
  void shouldWaitForTheAttemptWhenALaterReportComesMeanwhile() {
    Ticket sending = offer(Reports.must("heartbeats", "a", "1"));
    next();
    Ticket later = offer(Reports.must("heartbeats", "a", "2"));
    Optional<Ticket> meanwhile = next();

    slots.acked(sending, Reports.POSITION, nowNanos);

    assertThat(meanwhile).isEmpty();
    assertThat(outcome(sending)).isEqualTo(Outcome.ACKED);
    assertThat(next()).contains(later);
  }

  @Test
  void shouldTryAgainAfterAPauseWhenAMustFails() {
    Ticket ticket = offer(Reports.must("registrations", "a", "1"));
    next();
    slots.failed(ticket, away(), nowNanos);
    Duration pause = slots.untilNext(nowNanos).orElseThrow();
    Optional<Ticket> tooEarly = pause.isZero() ? Optional.empty() : next();

    nowNanos += pause.toNanos();

    assertThat(pause).isLessThanOrEqualTo(BACKOFF.base());
    assertThat(tooEarly).isEmpty();
    assertThat(next()).contains(ticket);
    assertThat(ticket.delivery()).isNotDone();
  }

  @Test
  void shouldDropTheFailedOneWhenALaterReportWaits() {
    Ticket failing = offer(Reports.must("registrations", "a", "1"));
    next();
    Ticket later = offer(Reports.must("registrations", "a", "2"));

    slots.failed(failing, away(), nowNanos);
    nowNanos += BACKOFF.max().toNanos();

    assertThat(outcome(failing)).isEqualTo(Outcome.SUPERSEDED);
    assertThat(next()).contains(later);
    assertThat(next()).isEmpty();
  }

  @Test
  void shouldNotTryAgainWhenAFreshOneFails() {
    Ticket ticket = offer(Reports.fresh("heartbeats", "a", "1"));
    next();

    slots.failed(ticket, away(), nowNanos);

    assertThat(outcome(ticket)).isEqualTo(Outcome.UNDELIVERED);
    assertThat(ticket.delivery().join().why()).contains("no broker answers");
    assertThat(slots.size()).isZero();
  }

  @Test
  void shouldNeverSendAReportWhenItHasWaitedTooLong() {
    Ticket stale = offer(Reports.fresh("heartbeats", "a", "1"));
    Ticket must = offer(Reports.must("heartbeats", "b", "1"));
    nowNanos += Duration.ofMillis(2001).toNanos();

    assertThat(next()).contains(must);
    assertThat(outcome(stale)).isEqualTo(Outcome.STALE);
    assertThat(slots.size()).isEqualTo(1);
  }

  @Test
  void shouldHoldUpOneTopicOnlyWhenItFails() {
    Ticket missing = offer(Reports.must("missing", "a", "1"));
    next();
    slots.failed(missing, away(), nowNanos);
    Ticket other = offer(Reports.must("heartbeats", "a", "1"));

    assertThat(next()).contains(other);
  }

  @Test
  void shouldLengthenThePauseWhenATopicKeepsFailing() {
    Ticket ticket = offer(Reports.must("registrations", "a", "1"));
    Duration longest = Duration.ZERO;
    for (int i = 0; i < 50; i++) {
      nowNanos += slots.untilNext(nowNanos).orElseThrow().toNanos();
      assertThat(next()).contains(ticket);
      slots.failed(ticket, away(), nowNanos);
      Duration pause = slots.untilNext(nowNanos).orElseThrow();
      longest = longest.compareTo(pause) > 0 ? longest : pause;
    }

    assertThat(longest).isBetween(Duration.ofSeconds(3), BACKOFF.max());
  }

  @Test
  void shouldRefuseForGoodWhenNoAttemptCanSucceed() {
    Ticket huge = offer(Reports.must("registrations", "a", "1"));
    next();

    slots.failed(huge, new RecordTooLargeException("2 MiB"), nowNanos);
    Ticket other = offer(Reports.must("registrations", "b", "1"));

    assertThat(outcome(huge)).isEqualTo(Outcome.REFUSED);
    assertThat(next()).as("no pause for others").contains(other);
  }

  @Test
  void shouldCrowdOutANewKeyWhenAllSlotsAreTaken() {
    offer(Reports.must("t", "a", "1"));
    offer(Reports.must("t", "b", "1"));
    offer(Reports.must("t", "c", "1"));

    Ticket fourth = offer(Reports.must("t", "d", "1"));
    Ticket again = offer(Reports.must("t", "c", "2"));

    assertThat(outcome(fourth)).isEqualTo(Outcome.CROWDED_OUT);
    assertThat(again.delivery()).isNotDone();
    assertThat(slots.size()).isEqualTo(3);
  }

  @Test
  void shouldEndEverythingWhenAllIsDropped() {
    Ticket sending = offer(Reports.must("t", "a", "1"));
    next();
    Ticket waiting = offer(Reports.must("t", "a", "2"));

    slots.dropAll("closed");
    slots.acked(sending, Reports.POSITION, nowNanos);

    assertThat(outcome(sending)).isEqualTo(Outcome.CLOSED);
    assertThat(outcome(waiting)).isEqualTo(Outcome.CLOSED);
    assertThat(slots.size()).isZero();
    assertThat(slots.untilNext(nowNanos)).isEmpty();
  }

  @Test
  void shouldRefuseAReportWhenItHasNoKey() {
    assertThatThrownBy(() -> Report.must(new ProducerRecord<>("t", null, new byte[0])))
        .hasMessageContaining("to have a key");
  }

  private Ticket offer(Report report) {
    Ticket ticket = new Ticket(report, nowNanos++, ended -> {});
    slots.offer(ticket, nowNanos);
    return ticket;
  }

  private Optional<Ticket> next() {
    return slots.next(nowNanos);
  }

  private static TimeoutException away() {
    return new TimeoutException("no broker answers");
  }

  private static Outcome outcome(Ticket ticket) {
    return ticket.delivery().orTimeout(1, TimeUnit.MINUTES).join().outcome();
  }
}
