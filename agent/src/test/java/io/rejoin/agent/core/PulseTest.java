package io.rejoin.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.state.Kick.Cause;
import io.rejoin.schemas.value.Health;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PulseTest {

  private static final Wellbeing ILL = new Wellbeing(Health.UNHEALTHY, "no listener", 0.5);

  private final AgentHarness agent = AgentHarness.registered(7);

  @Test
  void shouldNotBeatBeforeItIsAccepted() {
    AgentHarness registering = AgentHarness.started().after(60_000);

    assertThat(registering.all(Action.SendHeartbeat.class)).isEmpty();
  }

  @Test
  void shouldBeatAtOnceAndThenEveryTwoSecondsOnAverage() {
    agent.inTouchFor(200_000);

    List<Heartbeat> beats = beats();
    assertThat(beats).hasSizeBetween(95, 107);
    assertThat(beats).extracting(Heartbeat::sequence).isEqualTo(upTo(beats.size()));
    assertThat(beats).allMatch(beat -> beat.incarnation().equals(agent.incarnation()));
  }

  @Test
  void shouldBeatAtOnceWhenItsHealthChanges() {
    agent.inTouchFor(20_500).quiet();

    agent.when(now -> agent.machine.feels(ILL, now)).after(AgentHarness.POLICY.spacingMs());

    Heartbeat beat = agent.last(Action.SendHeartbeat.class).heartbeat();
    assertThat(beat.health()).isEqualTo(Health.UNHEALTHY);
    assertThat(beat.reason()).isEqualTo("no listener");
    assertThat(beat.load()).isEqualTo(0.5);
  }

  @Test
  void shouldNotBeatFasterThanTheSpacingWhenItsHealthFlaps() {
    agent.quiet();
    for (int flap = 0; flap < 1_000; flap++) {
      Wellbeing next = flap % 2 == 0 ? ILL : Wellbeing.UP;
      agent.when(now -> agent.machine.feels(next, now)).after(1);
    }

    assertThat(beats()).hasSizeLessThan(7);
  }

  @Test
  void shouldKeepLoadForTheNextBeatWhenOnlyThatChanges() {
    agent.quiet().when(now -> agent.machine.feels(Wellbeing.UP.loaded(0.9), now)).after(500);
    assertThat(beats()).isEmpty();

    agent.after(2_200);
    assertThat(beats().get(0).load()).isEqualTo(0.9);
  }

  @Test
  void shouldHoldItselfIsolatedWhenNoBeatWasAcknowledgedForATerm() {
    agent.inTouchFor(10_000).quiet().after(AgentHarness.POLICY.termMs());

    assertThat(agent.machine.isIsolated()).isTrue();
    assertThat(agent.all(Action.Isolate.class)).containsExactly(new Action.Isolate(true, false));
    assertThat(agent.lines()).singleElement().asString().contains("without new jobs");
    assertThat(agent.state()).isEqualTo(AgentState.Kind.REGISTERED);
  }

  @Test
  void shouldCloseEverythingWhenIsolatedAndToldToFence() {
    AgentHarness fencing = new AgentHarness(fencingPolicy(), false);
    fencing.when(fencing.machine::start).answer(Fixtures.created(fencing.asked(), 7));

    fencing.after(10_000);

    assertThat(fencing.last(Action.Isolate.class)).isEqualTo(new Action.Isolate(true, true));
  }

  @Test
  void shouldBeBackInTouchAndMakeSureWhenABeatIsAcknowledged() {
    agent.after(20_000);
    agent.ackBeat();

    assertThat(agent.machine.isIsolated()).isFalse();
    assertThat(agent.last(Action.Isolate.class)).isEqualTo(new Action.Isolate(false, false));
    agent.quiet().servedFor(AgentHarness.POLICY.spreadMs());
    assertThat(agent.all(Action.SendRegistration.class)).hasSize(1);
    assertThat(agent.asked().incarnation()).isEqualTo(agent.incarnation());
  }

  @Test
  void shouldIgnoreTheAcknowledgementOfAnEarlierIncarnation() {
    Heartbeat old = agent.last(Action.SendHeartbeat.class).heartbeat();
    agent.kick(Cause.EXPIRED).after(1_000).answer(Fixtures.created(agent.asked(), 9));
    agent.after(9_000);

    agent.when(now -> agent.machine.acked(old, now));

    assertThat(agent.machine.isIsolated()).isTrue();
  }

  @Test
  void shouldStayIsolatedUntilReadmittedWhenKickedMeanwhile() {
    agent.after(20_000).kick(Cause.EXPIRED);
    assertThat(agent.machine.isIsolated()).isTrue();

    agent.after(1_000).answer(Fixtures.created(agent.asked(), 9));

    assertThat(agent.machine.isIsolated()).isFalse();
  }

  private List<Heartbeat> beats() {
    return agent.all(Action.SendHeartbeat.class).stream()
        .map(Action.SendHeartbeat::heartbeat)
        .toList();
  }

  private static List<Long> upTo(int count) {
    return LongStream.rangeClosed(1, count).boxed().toList();
  }

  private static AgentPolicy fencingPolicy() {
    return new AgentPolicy(
        2_000, 8_000, 2_000, 3_000, Long.MAX_VALUE, 5_000, 200, Backoff.STANDARD, true);
  }
}
