package io.rejoin.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.LivenessCounted;
import io.rejoin.schemas.input.LogStarted;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.input.Tick;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.topic.ReservedKeys;
import io.rejoin.schemas.value.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class LogTest {

  private static final long AT_MS = 1_750_000_000_000L;

  private final HeapCluster cluster = new HeapCluster();
  private long offset;

  private Outcome say(String key, io.rejoin.schemas.input.ControlInput input, long atMs) {
    return commit(Decisions.decide(cluster, Control.own(key, input), Arrival.own(offset++, atMs)));
  }

  private Outcome commit(Outcome outcome) {
    cluster.commit(outcome);
    return outcome;
  }

  private Outcome register(String address, long sourceOffset, Long before) {
    Control control =
        Control.own(
            address,
            Harness.registration(new UUID(1, sourceOffset), Harness.profile(Role.WORKER), "host"));
    Position.Source source = new Position.Source("topic", 0, sourceOffset);
    return commit(Decisions.decide(cluster, control, new Arrival(offset++, AT_MS, source, before)));
  }

  private void begin() {
    say(ReservedKeys.LOG, new LogStarted("test", 1_000), AT_MS);
  }

  @Test
  void shouldCountRevisionsFromTheBase() {
    begin();

    Outcome outcome = register("worker-1", 0, null);

    assertThat(outcome.at().revision()).isEqualTo(1_001);
    assertThat(outcome.position().cluster()).isEqualTo("test");
  }

  @Test
  void shouldGiveNothingForARecordThatWasTakenBefore() {
    begin();

    Outcome again =
        Decisions.decide(
            cluster,
            Control.own(ReservedKeys.LOG, new LogStarted("test", 1_000)),
            Arrival.own(0, AT_MS));

    assertThat(again).isNull();
  }

  @Test
  void shouldGoOnInALogThatBeginsAboveAllThatIsKnown() {
    // given
    begin();
    register("worker-1", 7, null);

    // when
    offset = 0;
    say(ReservedKeys.LOG, new LogStarted("test", 5_000), AT_MS);
    Outcome next = register("worker-2", 8, 7L);

    // then
    assertThat(next.at().revision()).isEqualTo(5_001);
    assertThat(next.answer().outcome().name()).isEqualTo("CREATED");
    assertThat(cluster.nodes()).containsOnlyKeys("worker-1", "worker-2");
  }

  @Test
  void shouldNotBeginAgainInTheMiddleOfALog() {
    begin();
    register("worker-1", 7, null);

    Outcome outcome = say(ReservedKeys.LOG, new LogStarted("test", 5_000), AT_MS);

    assertThat(outcome.has(What.STALE_DROPPED)).isTrue();
    assertThat(outcome.position().revision()).isEqualTo(1_002);
    assertThat(outcome.position().base()).isEqualTo(1_000);
  }

  @Test
  void shouldMoveOnPastARecordThatCannotBeRead() {
    begin();

    Outcome outcome =
        commit(Decisions.skip(cluster, "worker-1", Arrival.own(offset, AT_MS), "not readable"));

    assertThat(outcome.has(What.DECISION_FAILED)).isTrue();
    assertThat(cluster.position().revision()).isEqualTo(1_001);
    assertThat(cluster.position().clockMs()).isZero();
  }

  @Test
  void shouldTakeASourceRecordOnce() {
    begin();
    register("worker-1", 7, null);

    Outcome again = register("worker-1", 7, null);

    assertThat(again.has(What.REPETITION_DROPPED)).isTrue();
    assertThat(again.answer()).isNull();
  }

  @Test
  void shouldGoOnOverOffsetsThatTheSourceNeverForwarded() {
    begin();
    register("worker-1", 7, null);

    Outcome next = register("worker-2", 20, 7L);

    assertThat(next.answer()).isNotNull();
  }

  @Test
  void shouldDropWhatFollowsARecordThatIsMissing() {
    begin();
    register("worker-1", 7, null);

    Outcome gap = register("worker-2", 9, 8L);

    assertThat(gap.has(What.GAP_DROPPED)).isTrue();
    assertThat(gap.answer()).isNull();
    assertThat(register("worker-3", 8, null).answer()).isNotNull();
    assertThat(register("worker-2", 9, 8L).answer()).isNotNull();
  }

  @Test
  void shouldMoveTheClockByWhatPassedBetweenTicks() {
    begin();
    say(ReservedKeys.TICK, new Tick(), AT_MS);

    say(ReservedKeys.TICK, new Tick(), AT_MS + 1_300);

    assertThat(cluster.position().clockMs()).isEqualTo(1_300);
  }

  @Test
  void shouldMoveTheClockByTwoIntervalsAtMost() {
    begin();
    say(ReservedKeys.TICK, new Tick(), AT_MS);

    say(ReservedKeys.TICK, new Tick(), AT_MS + 365L * 24 * 60 * 60 * 1_000);

    assertThat(cluster.position().clockMs()).isEqualTo(2_000);
  }

  @Test
  void shouldNotMoveTheClockBack() {
    begin();
    say(ReservedKeys.TICK, new Tick(), AT_MS);
    say(ReservedKeys.TICK, new Tick(), AT_MS + 1_000);

    say(ReservedKeys.TICK, new Tick(), AT_MS - 365L * 24 * 60 * 60 * 1_000);

    assertThat(cluster.position().clockMs()).isEqualTo(1_000);
  }

  @Test
  void shouldAdoptRulesOnlyWithAHigherVersion() {
    begin();
    Rules d = Rules.DEFAULT;
    Rules next =
        new Rules(
            2,
            Rules.LEVEL,
            1_000,
            2_000,
            d.tickMs(),
            true,
            false,
            1,
            3,
            60_000,
            d.removalAfterMs(),
            256,
            d.breaker());

    say(ReservedKeys.RULES, next, AT_MS);
    Outcome again = say(ReservedKeys.RULES, Rules.DEFAULT, AT_MS);

    assertThat(again.has(What.STALE_DROPPED)).isTrue();
    assertThat(cluster.position().rules()).isEqualTo(next);
  }

  @Test
  void shouldReportAHeartbeatPartitionThatStopsCounting() {
    // given
    begin();
    say(ReservedKeys.TICK, new Tick(), AT_MS);
    say(ReservedKeys.LIVENESS, new LivenessCounted(3, 10, 5), AT_MS);

    // when
    int reported = 0;
    for (int second = 1; second <= 20; second++) {
      Outcome tick = say(ReservedKeys.TICK, new Tick(), AT_MS + second * 1_000L);
      reported += tick.has(What.LIVENESS_STOPPED) ? 1 : 0;
    }

    // then
    assertThat(reported).isEqualTo(1);
  }

  @Test
  void shouldKeepStateAndAnswerWhenADecisionFails() {
    // given
    begin();
    Control control =
        Control.own(
            "worker-1", Harness.registration(new UUID(1, 1), Harness.profile(Role.WORKER), "host"));

    // when
    Outcome outcome =
        Decisions.fail(cluster, control, Arrival.own(offset, AT_MS), "the core failed");

    // then
    assertThat(outcome.nodes()).isEmpty();
    assertThat(outcome.answer().refusal().name()).isEqualTo("INTERNAL");
    assertThat(outcome.position().revision()).isEqualTo(1_001);
  }
}
