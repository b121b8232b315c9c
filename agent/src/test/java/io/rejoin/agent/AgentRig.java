package io.rejoin.agent;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rejoin.agent.core.AgentPolicy;
import io.rejoin.agent.core.Fixtures;
import io.rejoin.agent.link.FakeRegistry;
import io.rejoin.runtime.time.TimeSource;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Result.Outcome;
import io.rejoin.schemas.value.Health;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** An agent on a link that leads nowhere, and a registry that accepts it at once. */
final class AgentRig implements AutoCloseable {

  static final Duration LONG = Duration.ofSeconds(60);

  final FakeRegistry registry = new FakeRegistry();
  final HeardByOwner owner = new HeardByOwner();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicLong epochs = new AtomicLong(6);
  private NodeAgent agent;

  void start(Surroundings surroundings) {
    start(surroundings, owner);
  }

  void start(Surroundings surroundings, AgentListener listener) {
    registry.answering(this::answer);
    agent = NodeAgent.start(options(surroundings), listener);
  }

  NodeAgent agent() {
    return agent;
  }

  /** The next heartbeat that says this. */
  Heartbeat awaitBeat(Health health) throws InterruptedException {
    Heartbeat beat = registry.nextHeartbeat();
    while (beat.health() != health) {
      beat = registry.nextHeartbeat();
    }
    return beat;
  }

  double gauge(String name) {
    return meters.get(name).tag(AgentMeters.ADDRESS, "worker-1").gauge().value();
  }

  @Override
  public void close() {
    agent.close();
  }

  private AgentOptions options(Surroundings surroundings) {
    return new AgentOptions(
        "worker-1",
        Fixtures.anOffer(),
        false,
        AgentPolicy.DEFAULT,
        surroundings,
        (address, takesJobs, counter) -> registry,
        new Wiring(TimeSource.system(), new Random(), meters));
  }

  private Result answer(Registration asked) {
    if (asked.action() == Registration.Action.LEAVE) {
      return Fixtures.accepted(asked, Outcome.LEFT, Fixtures.node(epochs.get(), 0));
    }
    boolean amends = agent != null && agent.view().isRegistered();
    return amends
        ? Fixtures.accepted(asked, Outcome.AMENDED, Fixtures.node(epochs.get(), 0))
        : Fixtures.created(asked, epochs.incrementAndGet());
  }
}
