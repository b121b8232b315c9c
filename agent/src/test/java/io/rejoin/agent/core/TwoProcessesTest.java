package io.rejoin.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.agent.core.AgentState.Kind;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Result.Outcome;
import io.rejoin.schemas.state.Result.Refusal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two processes that were started for one address. */
class TwoProcessesTest {

  private final AgentHarness first = AgentHarness.registered(7).inTouchFor(20_000);
  private final UUID firstIncarnation = first.incarnation();
  private final AgentHarness second = new AgentHarness(AgentHarness.POLICY, false, 43);

  @Test
  void shouldLeaveOneOfThemWhenTheLaterTakesOver() {
    Kick kick = Fixtures.kick(firstIncarnation, 7, Kick.Cause.TAKEN_OVER);
    second.when(second.machine::start);
    second.answer(Fixtures.accepted(second.asked(), Outcome.RE_REGISTERED, Fixtures.node(8, 1)));

    // Both read the kick, in whatever order it comes to their own answers.
    first.when(now -> first.machine.kicked(kick, now));
    second.when(now -> second.machine.kicked(kick, now));

    assertThat(first.state()).isEqualTo(Kind.ENDED);
    assertThat(second.state()).isEqualTo(Kind.REGISTERED);
    assertThat(second.epoch()).isEqualTo(8);
  }

  @Test
  void shouldNotEndTheLaterWhenItReadsTheKickBeforeItsOwnAnswer() {
    second.when(second.machine::start);
    Kick kick = Fixtures.kick(firstIncarnation, 7, Kick.Cause.TAKEN_OVER);

    second.when(now -> second.machine.kicked(kick, now));

    assertThat(second.state()).isEqualTo(Kind.REGISTERING);
  }

  @Test
  void shouldTellTheLaterWhoHoldsTheAddressWhenItsProofFails() {
    second.when(second.machine::start);
    second.answer(Fixtures.refused(second.asked(), Refusal.PROOF_FAILED, -1));

    assertThat(second.last(Action.End.class).ending()).isEqualTo(Ending.UNPROVEN);
    assertThat(first.state()).isEqualTo(Kind.REGISTERED);
  }

  @Test
  void shouldKeepTheChallengerOfADuelWaitingInsteadOfTakingTurns() {
    second.when(second.machine::start);
    long startMs = second.nowMs();
    for (int challenge = 0; challenge < 10; challenge++) {
      int asked = second.all(Action.SendRegistration.class).size();
      second.answer(Fixtures.refused(second.asked(), Refusal.DUEL, 60_000));
      while (second.all(Action.SendRegistration.class).size() == asked) {
        second.after(1_000);
      }
    }

    assertThat(second.nowMs() - startMs).isGreaterThanOrEqualTo(600_000);
    assertThat(second.state()).isEqualTo(Kind.REGISTERING);
  }

  @Test
  void shouldEndTheEarlierWhenItFindsOutOnlyLater() {
    first.when(
        now -> first.machine.disowned(first.last(Action.SendHeartbeat.class).heartbeat(), now));

    first.answer(Fixtures.refused(first.asked(), Refusal.SUPERSEDED, -1));

    assertThat(first.last(Action.End.class).ending().exitCode().code()).isEqualTo(10);
  }
}
