package io.rejoin.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.agent.core.AgentState.Kind;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Result.Outcome;
import io.rejoin.schemas.state.Result.Refusal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The registrations of an accepted incarnation, which only find out whether it still stands. */
class MakingSureTest {

  private final AgentHarness agent = AgentHarness.registered(7).inTouchFor(1_000).quiet();
  private final UUID incarnation = agent.incarnation();

  @Test
  void shouldRegisterAgainNowAndThenWhenNothingHappens() {
    agent.servedFor(1_500_000);

    assertThat(agent.all(Action.SendRegistration.class))
        .hasSizeBetween(4, 6)
        .allMatch(sent -> sent.registration().incarnation().equals(incarnation));
    assertThat(agent.lines()).isEmpty();
  }

  @Test
  void shouldRegisterAgainAtOnceWhenTheRegistryDisownsIt() {
    Heartbeat beat = new Heartbeat(incarnation, 1, null, "", -1);

    agent.when(now -> agent.machine.disowned(beat, now));

    assertThat(agent.asked().incarnation()).isEqualTo(incarnation);
  }

  @Test
  void shouldIgnoreThatAnEarlierIncarnationIsDisowned() {
    Heartbeat beat = new Heartbeat(UUID.randomUUID(), 1, null, "", -1);

    agent.when(now -> agent.machine.disowned(beat, now));

    assertThat(agent.actions).isEmpty();
  }

  @Test
  void shouldJoinAnewWhenTheRegistryHadLostItAndAcceptsItAgain() {
    disown();

    agent.answer(Fixtures.created(agent.asked(), 1_000));

    assertThat(agent.last(Action.Join.class).standing().epoch()).isEqualTo(1_000);
    assertThat(agent.epoch()).isEqualTo(1_000);
  }

  @Test
  void shouldNotFallBackWhenAnAnswerNamesALowerEpoch() {
    disown();

    agent.answer(Fixtures.accepted(agent.asked(), Outcome.AMENDED, Fixtures.node(3, 0)));

    assertThat(agent.epoch()).isEqualTo(7);
  }

  @Test
  void shouldReclaimWhenItFindsItselfOver() {
    disown();

    agent.answer(Fixtures.refused(agent.asked(), Refusal.INCARNATION_OVER, 0)).after(2_000);

    assertThat(agent.state()).isEqualTo(Kind.RECLAIMING);
    assertThat(agent.all(Action.DropAll.class)).hasSize(1);
    assertThat(agent.asked().incarnation()).isNotEqualTo(incarnation);
  }

  @Test
  void shouldEndWhenItFindsTheAddressWithAnother() {
    disown();

    agent.answer(Fixtures.refused(agent.asked(), Refusal.SUPERSEDED, -1));

    assertThat(agent.last(Action.End.class).ending()).isEqualTo(Ending.SUPERSEDED);
    assertThat(agent.all(Action.DropAll.class)).hasSize(1);
  }

  @Test
  void shouldBeatOnWhenNobodyAnswers() {
    disown();
    Registration asked = agent.asked();

    agent.inTouchFor(60_000);

    assertThat(agent.state()).isEqualTo(Kind.REGISTERED);
    assertThat(agent.asked()).isEqualTo(asked);
    assertThat(agent.all(Action.SendHeartbeat.class)).hasSizeGreaterThan(25);
  }

  private void disown() {
    Heartbeat beat = new Heartbeat(incarnation, 1, null, "", -1);
    agent.when(now -> agent.machine.disowned(beat, now));
  }
}
