package io.rejoin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rejoin.agent.core.AgentMachine;
import io.rejoin.agent.core.AgentPolicy;
import io.rejoin.agent.core.AgentState;
import io.rejoin.agent.core.Effects;
import io.rejoin.agent.core.Ending;
import io.rejoin.agent.core.Fixtures;
import io.rejoin.agent.core.Loss;
import io.rejoin.agent.core.Standing;
import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.runtime.time.TimeSource;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentLoopTest {

  private final World world = new World();
  private final AgentLoop loop =
      new AgentLoop(
          new AgentMachine(
              new AgentPolicy(
                  100, 60_000, 60_000, 10, Long.MAX_VALUE, 0, 50, Backoff.STANDARD, false),
              new SplittableRandom(1),
              Fixtures.anOffer(),
              false),
          TimeSource.system(),
          world,
          new AgentMeters(new SimpleMeterRegistry(), "a"));

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void shouldDoTheRestWhenOneActionFails() throws InterruptedException {
    world.failing = true;

    loop.take(AgentMachine::start);

    assertThat(world.next(Registration.class).incarnation()).isNotNull();
  }

  @Test
  void shouldWakeByItselfWhenSomethingIsDue() throws InterruptedException {
    loop.take(AgentMachine::start);
    loop.answered(Fixtures.created(world.next(Registration.class), 7));

    for (long sequence = 1; sequence <= 3; sequence++) {
      assertThat(world.next(Heartbeat.class).sequence()).isEqualTo(sequence);
    }
  }

  @Test
  void shouldShowTheViewBeforeItTellsOfIt() throws InterruptedException {
    loop.take(AgentMachine::start);
    loop.answered(Fixtures.created(world.next(Registration.class), 7));

    world.next(Heartbeat.class);
    assertThat(world.seenWhenRegistered).isEqualTo(AgentState.Kind.REGISTERED);
  }

  @Test
  void shouldLetThemWaitForAView() throws InterruptedException {
    assertThat(loop.board().await(AgentView::isOver, Duration.ofMillis(20))).isFalse();

    loop.take((agent, now) -> agent.leave("stopped", now));

    assertThat(loop.board().await(AgentView::isOver, Duration.ofSeconds(60))).isTrue();
  }

  @Test
  void shouldDoNothingMoreWhenClosed() {
    loop.close();

    loop.take(AgentMachine::start);

    assertThat(loop.board().view().state()).isEqualTo(AgentState.Kind.STARTING);
  }

  /** Remembers what was sent; its lines can be made to fail. */
  private final class World implements Effects {

    private final BlockingQueue<Object> sent = new LinkedBlockingQueue<>();
    private volatile AgentState.Kind seenWhenRegistered;
    private volatile boolean failing;

    <T> T next(Class<T> kind) throws InterruptedException {
      Object next = sent.poll(60, TimeUnit.SECONDS);
      assertThat(next).isInstanceOf(kind);
      return kind.cast(next);
    }

    @Override
    public void send(Registration registration) {
      sent.add(registration);
    }

    @Override
    public void send(Heartbeat heartbeat) {
      sent.add(heartbeat);
    }

    @Override
    public void send(ClusterIpReport report) {
      sent.add(report);
    }

    @Override
    public void announce(Level level, String line) {
      if (failing) {
        throw new IllegalStateException("on purpose");
      }
    }

    @Override
    public void registered(Standing standing) {
      seenWhenRegistered = loop.board().view().state();
    }

    @Override
    public void lost(Loss loss) {}

    @Override
    public void isolated(boolean isolated, boolean fenced) {}

    @Override
    public void job(String job) {}

    @Override
    public void ended(Ending ending, String text) {}
  }
}
