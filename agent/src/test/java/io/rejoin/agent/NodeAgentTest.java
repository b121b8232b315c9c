package io.rejoin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.agent.core.AgentState;
import io.rejoin.agent.core.Ending;
import io.rejoin.agent.core.Fixtures;
import io.rejoin.agent.core.Loss;
import io.rejoin.agent.core.Standing;
import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.value.Health;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An agent from its start to its end, before a registry that answers at once. */
class NodeAgentTest {

  private final AgentRig rig = new AgentRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void shouldTellItsEpochWhenRegistered() throws InterruptedException {
    rig.start(Surroundings.NONE);

    assertThat(rig.agent().awaitRegistered(AgentRig.LONG)).isTrue();
    assertThat(rig.agent().epoch()).isEqualTo(OptionalLong.of(7));
    assertThat(rig.agent().state()).isEqualTo(AgentState.Kind.REGISTERED);
    assertThat(rig.agent().view().takesNew()).isTrue();
    assertThat(rig.owner.next(Standing.class).nodeId()).isEqualTo(Fixtures.NODE_ID);
    assertThat(rig.owner.lines()).contains("✓ Registered successfully!");
    assertThat(rig.registry.nextHeartbeat().health()).isEqualTo(Health.UP);
    assertThat(rig.gauge(AgentMeters.EPOCH)).isEqualTo(7);
    assertThat(rig.gauge(AgentMeters.REGISTERED)).isEqualTo(1);
  }

  @Test
  void shouldComeBackByItselfWhenTakenForDead() throws InterruptedException {
    rig.start(Surroundings.NONE);
    Standing first = rig.owner.next(Standing.class);

    rig.registry.tell().kicked(Fixtures.kick(first.incarnation(), 7, Kick.Cause.EXPIRED));

    assertThat(rig.owner.next(Loss.class).standing()).isEqualTo(first);
    Standing second = rig.owner.next(Standing.class);
    assertThat(second.epoch()).isGreaterThan(first.epoch());
    assertThat(second.incarnation()).isNotEqualTo(first.incarnation());
  }

  @Test
  void shouldEndWhenTakenOver() throws Exception {
    rig.start(Surroundings.NONE);
    Standing standing = rig.owner.next(Standing.class);

    rig.registry.tell().kicked(Fixtures.kick(standing.incarnation(), 7, Kick.Cause.TAKEN_OVER));

    assertThat(rig.owner.next(Loss.class).standing()).isEqualTo(standing);
    assertThat(rig.owner.next(Farewell.class).ending()).isEqualTo(Ending.TAKEN_OVER);
    assertThat(rig.agent().farewell().get().ending()).isEqualTo(Ending.TAKEN_OVER);
    assertThat(rig.agent().awaitRegistered(AgentRig.LONG)).as("at once").isFalse();
    assertThat(rig.agent().view().isOver()).isTrue();
  }

  @Test
  void shouldSayThatItLeavesAndEndItsThreadsWhenClosed() throws InterruptedException {
    rig.start(Surroundings.NONE);
    rig.owner.next(Standing.class);
    rig.registry.nextRegistration();

    rig.agent().close();

    assertThat(rig.registry.nextRegistration().action()).isEqualTo(Registration.Action.LEAVE);
    assertThat(rig.owner.next(Farewell.class).ending()).isEqualTo(Ending.LEFT);
    assertThat(rig.registry.isClosed()).isTrue();
    rig.agent().close();
  }

  @Test
  void shouldPassJobsOnToItsOwner() throws InterruptedException {
    rig.start(Surroundings.NONE);
    Standing standing = rig.owner.next(Standing.class);

    rig.registry.tell().assigned(new Assignment(standing.incarnation(), "job-1", "s"));
    assertThat(rig.owner.next(HeardByOwner.Job.class).job()).contains("job-1");
    assertThat(rig.agent().view().job()).contains("job-1");

    rig.registry.tell().assigned(new Assignment(standing.incarnation(), null, "s"));
    assertThat(rig.owner.next(HeardByOwner.Job.class).job()).isEmpty();
  }

  @Test
  void shouldSayHowTheOwnerSaysTheNodeIs() throws InterruptedException {
    rig.start(Surroundings.NONE);
    rig.owner.next(Standing.class);

    rig.agent().reportHealth(Health.UNHEALTHY, "disk full", 0.9);

    Heartbeat ill = rig.awaitBeat(Health.UNHEALTHY);
    assertThat(ill.reason()).isEqualTo("disk full");
    assertThat(ill.load()).isEqualTo(0.9);
  }

  @Test
  void shouldReportTheEndpointsThatTheOwnerTells() throws InterruptedException {
    rig.start(Surroundings.NONE);
    rig.owner.next(Standing.class);

    rig.agent().updateEndpoints(List.of(Fixtures.ENDPOINT.at("10.108.3.17")));

    assertThat(rig.registry.nextReport().endpoints())
        .containsExactly(Fixtures.ENDPOINT.at("10.108.3.17"));
    assertThat(rig.agent().view().offer().endpoints())
        .containsExactly(Fixtures.ENDPOINT.at("10.108.3.17"));
  }

  @Test
  void shouldGoOnWhenItsOwnerThrows() throws InterruptedException {
    rig.start(
        Surroundings.NONE,
        new AgentListener() {
          @Override
          public void registered(Standing standing) {
            throw new IllegalStateException("on purpose");
          }
        });

    assertThat(rig.agent().awaitRegistered(AgentRig.LONG)).isTrue();
    assertThat(rig.registry.nextHeartbeat().sequence()).isEqualTo(1);
    assertThat(rig.registry.nextHeartbeat().sequence()).isEqualTo(2);
  }
}
