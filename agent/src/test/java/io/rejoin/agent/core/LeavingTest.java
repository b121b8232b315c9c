package io.rejoin.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.agent.core.AgentState.Kind;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Kick.Cause;
import io.rejoin.schemas.state.Result.Outcome;
import io.rejoin.schemas.state.Result.Refusal;
import org.junit.jupiter.api.Test;

class LeavingTest {

  private final AgentHarness agent = AgentHarness.registered(7);

  @Test
  void shouldSayThatItLeavesAndEndWhenConfirmed() {
    leave(agent);

    Registration leave = agent.asked();
    assertThat(leave.action()).isEqualTo(Registration.Action.LEAVE);
    assertThat(leave.incarnation()).isEqualTo(agent.incarnation());
    assertThat(leave.reason()).isEqualTo("stopped");
    agent.answer(Fixtures.accepted(leave, Outcome.LEFT, Fixtures.node(7, 0)));
    assertThat(agent.last(Action.End.class).ending()).isEqualTo(Ending.LEFT);
  }

  @Test
  void shouldStopBeatingAndGiveItsJobBackWhenItLeaves() {
    agent.assign("job-1").quiet();

    leave(agent);

    assertThat(agent.last(Action.HoldJob.class).job()).isNull();
    assertThat(agent.after(2_500).all(Action.SendHeartbeat.class)).isEmpty();
  }

  @Test
  void shouldEndWhenTheRegistryKnowsNothingToLeave() {
    leave(agent);

    agent.answer(Fixtures.refused(agent.asked(), Refusal.UNKNOWN_ADDRESS, -1));

    assertThat(agent.last(Action.End.class).ending()).isEqualTo(Ending.LEFT);
  }

  @Test
  void shouldEndWhenKickedWhileLeaving() {
    leave(agent);

    agent.when(
        now -> agent.machine.kicked(Fixtures.kick(agent.incarnation(), 7, Cause.EXPIRED), now));

    assertThat(agent.last(Action.End.class).ending()).isEqualTo(Ending.LEFT);
  }

  @Test
  void shouldEndInTimeWhenNobodyConfirms() {
    agent.quiet();
    leave(agent);

    agent.after(AgentHarness.POLICY.leaveMs());

    assertThat(agent.state()).isEqualTo(Kind.ENDED);
    assertThat(agent.last(Action.End.class).text()).contains("did not confirm it within 3000 ms");
  }

  @Test
  void shouldEndAtOnceWhenItHasAskedForNothing() {
    AgentHarness unstarted = new AgentHarness(AgentHarness.POLICY, false);

    leave(unstarted);

    assertThat(unstarted.actions).containsExactly(new Action.End(Ending.LEFT, "stopped"));
  }

  @Test
  void shouldLeaveWhenItsRegistrationMayHaveArrived() {
    AgentHarness registering = AgentHarness.started();

    leave(registering);

    assertThat(registering.after(200).asked().action()).isEqualTo(Registration.Action.LEAVE);
  }

  @Test
  void shouldDoNothingMoreWhenEnded() {
    agent.kick(Cause.TAKEN_OVER).quiet();

    leave(agent);
    agent.after(600_000);

    assertThat(agent.actions).isEmpty();
  }

  private static void leave(AgentHarness leaving) {
    leaving.after(1_000).when(now -> leaving.machine.leave("stopped", now));
  }
}
