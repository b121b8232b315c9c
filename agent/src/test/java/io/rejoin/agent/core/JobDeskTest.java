package io.rejoin.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.state.Kick.Cause;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JobDeskTest {

  private final AgentHarness agent = AgentHarness.registered(7).quiet();

  @Test
  void shouldPassAJobOnWhenItIsForThisIncarnation() {
    agent.assign("job-1").assign("job-1").assign("job-2").assign(null);

    assertThat(jobs()).containsExactly("job-1", "job-2", null);
  }

  @Test
  void shouldIgnoreAJobOfAnotherIncarnation() {
    agent.when(now -> agent.machine.assigned(new Assignment(UUID.randomUUID(), "job-1", "s"), now));

    assertThat(jobs()).isEmpty();
  }

  @Test
  void shouldKeepAJobSeenBeforeTheRegistrationIsReadBack() {
    AgentHarness registering = AgentHarness.started().assign("job-1");
    assertThat(registering.all(Action.HoldJob.class)).isEmpty();

    registering.answer(Fixtures.created(registering.asked(), 7));

    assertThat(registering.last(Action.HoldJob.class).job()).isEqualTo("job-1");
  }

  @Test
  void shouldTakeNoNewJobWhenIsolatedUntilInTouchAgain() {
    agent.after(20_000).assign("job-1");
    assertThat(jobs()).isEmpty();

    agent.ackBeat();

    assertThat(jobs()).containsExactly("job-1");
  }

  @Test
  void shouldGiveAJobUpEvenWhenIsolated() {
    agent.assign("job-1").after(20_000).assign(null);

    assertThat(jobs()).containsExactly("job-1", null);
  }

  @Test
  void shouldDropTheJobWhenKicked() {
    agent.assign("job-1").kick(Cause.EXPIRED);
    agent.after(1_000).answer(Fixtures.created(agent.asked(), 9));

    assertThat(jobs()).containsExactly("job-1", null);
  }

  private List<String> jobs() {
    return agent.all(Action.HoldJob.class).stream().map(Action.HoldJob::job).toList();
  }
}
