package io.rejoin.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rejoin.agent.core.Ending;
import io.rejoin.agent.core.Standing;
import io.rejoin.agent.link.FakeRegistry;
import io.rejoin.agent.memory.Memory;
import io.rejoin.agent.memory.MemoryKeeper;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.proof.ProofCounter;
import io.rejoin.schemas.state.NodeStatus;
import io.rejoin.schemas.value.Health;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgentEffectsTest {

  private static final UUID INCARNATION = new UUID(1, 1);

  private final List<Runnable> writes = new ArrayList<>();
  private final MemoryKeeper keeper = new MemoryKeeper(Optional.empty(), writes::add);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeRegistry link = new FakeRegistry();

  @Test
  void shouldCountWhatItSends() throws InterruptedException {
    effects(AgentListener.LOGGING).send(new Heartbeat(INCARNATION, 1, Health.UP, "", -1));

    assertThat(link.nextHeartbeat().sequence()).isEqualTo(1);
    assertThat(meters.get(AgentMeters.HEARTBEATS).tag("outcome", "sent").counter().count())
        .isEqualTo(1);
    assertThat(keeper.memory().counter()).as("remembered before it was signed").isPositive();
  }

  @Test
  void shouldRememberWhatItWasGiven() {
    Standing standing =
        new Standing(new UUID(2, 2), INCARNATION, 7, 0, NodeStatus.AVAILABLE, false, null);

    effects(AgentListener.LOGGING).registered(standing);

    assertThat(keeper.memory()).isEqualTo(new Memory(INCARNATION, new UUID(2, 2), 7, 0, null));
  }

  @Test
  void shouldBeOverEvenIfTheListenerFails() {
    AgentEffects effects =
        effects(
            new AgentListener() {
              @Override
              public void ended(Ending ending, String text) {
                throw new IllegalStateException("on purpose");
              }
            });

    assertThatThrownBy(() -> effects.ended(Ending.REMOVED, "by ann")).hasMessage("on purpose");
    assertThat(effects.farewell()).isCompletedWithValue(new Farewell(Ending.REMOVED, "by ann"));
  }

  private SigningCounter signing() {
    return new SigningCounter(new ProofCounter(1, 0), keeper, Clock.systemUTC());
  }

  private AgentEffects effects(AgentListener listener) {
    return new AgentEffects(link, listener, new AgentMeters(meters, "a"), keeper, signing());
  }
}
