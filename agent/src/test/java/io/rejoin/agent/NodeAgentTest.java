package io.rejoin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rejoin.agent.core.AgentPolicy;
import io.rejoin.agent.core.AgentState;
import io.rejoin.agent.core.Ending;
import io.rejoin.agent.core.Fixtures;
import io.rejoin.agent.core.Loss;
import io.rejoin.agent.core.Standing;
import io.rejoin.agent.link.FakeRegistry;
import io.rejoin.agent.memory.Memory;
import io.rejoin.agent.memory.MemoryFile;
import io.rejoin.agent.probe.ProbeOptions;
import io.rejoin.agent.reach.Reachability;
import io.rejoin.agent.reach.Service;
import io.rejoin.runtime.time.TimeSource;
import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Result.Outcome;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Health;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeAgentTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final FakeRegistry registry = new FakeRegistry();
  private final HeardByOwner owner = new HeardByOwner();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicLong epochs = new AtomicLong(6);
  @TempDir private Path directory;
  private NodeAgent agent;

  @AfterEach
  void close() {
    agent.close();
  }

  @Test
  void shouldTellItsEpochWhenRegistered() throws InterruptedException {
    start(Surroundings.NONE);

    assertThat(agent.awaitRegistered(LONG)).isTrue();
    assertThat(agent.epoch()).isEqualTo(OptionalLong.of(7));
    assertThat(agent.state()).isEqualTo(AgentState.Kind.REGISTERED);
    assertThat(agent.view().takesNew()).isTrue();
    assertThat(owner.next(Standing.class).nodeId()).isEqualTo(Fixtures.NODE_ID);
    assertThat(owner.lines()).contains("✓ Registered successfully!");
    assertThat(registry.nextHeartbeat().health()).isEqualTo(Health.UP);
    assertThat(gauge(AgentMeters.EPOCH)).isEqualTo(7);
    assertThat(gauge(AgentMeters.REGISTERED)).isEqualTo(1);
  }

  @Test
  void shouldComeBackByItselfWhenTakenForDead() throws InterruptedException {
    start(Surroundings.NONE);
    Standing first = owner.next(Standing.class);

    registry.tell().kicked(Fixtures.kick(first.incarnation(), 7, Kick.Cause.EXPIRED));

    assertThat(owner.next(Loss.class).standing()).isEqualTo(first);
    Standing second = owner.next(Standing.class);
    assertThat(second.epoch()).isGreaterThan(first.epoch());
    assertThat(second.incarnation()).isNotEqualTo(first.incarnation());
  }

  @Test
  void shouldEndWhenTakenOver() throws Exception {
    start(Surroundings.NONE);
    Standing standing = owner.next(Standing.class);

    registry.tell().kicked(Fixtures.kick(standing.incarnation(), 7, Kick.Cause.TAKEN_OVER));

    assertThat(owner.next(Loss.class).standing()).isEqualTo(standing);
    assertThat(owner.next(Farewell.class).ending()).isEqualTo(Ending.TAKEN_OVER);
    assertThat(agent.farewell().get().ending()).isEqualTo(Ending.TAKEN_OVER);
    assertThat(agent.awaitRegistered(LONG)).as("at once").isFalse();
    assertThat(agent.view().isOver()).isTrue();
  }

  @Test
  void shouldSayThatItLeavesAndEndItsThreadsWhenClosed() throws InterruptedException {
    start(Surroundings.NONE);
    owner.next(Standing.class);
    registry.nextRegistration();

    agent.close();

    assertThat(registry.nextRegistration().action()).isEqualTo(Registration.Action.LEAVE);
    assertThat(owner.next(Farewell.class).ending()).isEqualTo(Ending.LEFT);
    assertThat(registry.isClosed()).isTrue();
    agent.close();
  }

  @Test
  void shouldPassJobsOnToItsOwner() throws InterruptedException {
    start(Surroundings.NONE);
    Standing standing = owner.next(Standing.class);

    registry.tell().assigned(new Assignment(standing.incarnation(), "job-1", "s"));
    assertThat(owner.next(HeardByOwner.Job.class).job()).contains("job-1");
    assertThat(agent.view().job()).contains("job-1");

    registry.tell().assigned(new Assignment(standing.incarnation(), null, "s"));
    assertThat(owner.next(HeardByOwner.Job.class).job()).isEmpty();
  }

  @Test
  void shouldSayHowTheOwnerSaysTheNodeIs() throws InterruptedException {
    start(Surroundings.NONE);
    owner.next(Standing.class);

    agent.reportHealth(Health.UNHEALTHY, "disk full", 0.9);

    Heartbeat ill = awaitBeat(Health.UNHEALTHY);
    assertThat(ill.reason()).isEqualTo("disk full");
    assertThat(ill.load()).isEqualTo(0.9);
  }

  @Test
  void shouldReportTheEndpointsThatTheOwnerTells() throws InterruptedException {
    start(Surroundings.NONE);
    owner.next(Standing.class);

    agent.updateEndpoints(List.of(Fixtures.ENDPOINT.at("10.108.3.17")));

    assertThat(registry.nextReport().endpoints())
        .containsExactly(Fixtures.ENDPOINT.at("10.108.3.17"));
    assertThat(agent.view().offer().endpoints())
        .containsExactly(Fixtures.ENDPOINT.at("10.108.3.17"));
  }

  @Test
  void shouldRegisterWithTheEndpointsThatItFindsAndReportWhenTheyChange()
      throws InterruptedException {
    AtomicLong lookups = new AtomicLong();
    Reachability reach =
        new Reachability(
            () -> Optional.of(lookups.incrementAndGet() < 20 ? "10.0.0.1" : "10.0.0.2"),
            List.of(Service.parse("tcp:5432")));
    start(around(Optional.of(reach), Optional.empty(), false));

    assertThat(registry.nextRegistration().endpoints()).hasToString("[tcp://10.0.0.1:5432]");
    assertThat(registry.nextReport().endpoints()).hasToString("[tcp://10.0.0.2:5432]");
    assertThat(owner.lines())
        .contains("Node worker-1 cluster IP changed from 10.0.0.1 to 10.0.0.2");
  }

  @Test
  void shouldReportItsEndpointsAsSoonAsThereIsAClusterIp() throws InterruptedException {
    AtomicLong lookups = new AtomicLong();
    Reachability reach =
        new Reachability(
            () -> Optional.of("10.0.0.2").filter(ip -> lookups.incrementAndGet() >= 20),
            List.of(Service.parse("tcp:5432")));
    start(around(Optional.of(reach), Optional.empty(), false));

    assertThat(registry.nextRegistration().endpoints())
        .as("what was offered, since nothing was found")
        .containsExactly(Fixtures.ENDPOINT);
    assertThat(registry.nextReport().endpoints()).hasToString("[tcp://10.0.0.2:5432]");
  }

  @Test
  void shouldBeUnhealthyFromTheFirstHeartbeatOnWhenTheServiceIsNotThere() throws Exception {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }
    start(around(Optional.empty(), Optional.of("tcp://localhost:" + port), false));

    assertThat(registry.nextHeartbeat().health()).isEqualTo(Health.UNHEALTHY);
    try (ServerSocket service = new ServerSocket(port, 500, InetAddress.getLoopbackAddress())) {
      assertThat(service.isBound()).isTrue();
      awaitBeat(Health.UP);
    }
    assertThat(awaitBeat(Health.UNHEALTHY).reason()).contains("localhost:" + port);
  }

  @Test
  void shouldAmendWithTheHardwareWhenDetectedAndRememberIt() throws InterruptedException {
    start(around(Optional.empty(), Optional.empty(), true));

    Registration first = registry.nextRegistration();
    Registration amended = registry.nextRegistration();

    assertThat(first.profile().capabilities().cpuThreads()).isPositive();
    assertThat(first.profile().capabilities().cpuModel()).isEmpty();
    Capabilities machine = amended.profile().capabilities();
    assertThat(machine.cpuModel()).isNotEmpty();
    assertThat(machine.labels()).isEqualTo(new TreeMap<>());
    assertThat(amended.incarnation()).isEqualTo(first.incarnation());
    awaitMemory(memory -> memory.machine() != null && memory.epoch() == 7);

    agent.close();
    start(around(Optional.empty(), Optional.empty(), true));
    assertThat(registry.nextRegistration().action()).isEqualTo(Registration.Action.LEAVE);
    assertThat(registry.nextRegistration().profile().capabilities()).isEqualTo(machine);
  }

  @Test
  void shouldDrawANewIncarnationAtEveryStart() throws InterruptedException {
    start(around(Optional.empty(), Optional.empty(), false));
    Standing before = owner.next(Standing.class);
    awaitMemory(memory -> before.incarnation().equals(memory.incarnation()));
    agent.close();
    owner.next(Farewell.class);

    start(around(Optional.empty(), Optional.empty(), false));

    assertThat(owner.next(Standing.class).incarnation()).isNotEqualTo(before.incarnation());
  }

  @Test
  void shouldGoOnWhenItsOwnerThrows() throws InterruptedException {
    registry.answering(this::answer);
    agent =
        NodeAgent.start(
            options(Surroundings.NONE),
            new AgentListener() {
              @Override
              public void registered(Standing standing) {
                throw new IllegalStateException("on purpose");
              }
            });

    assertThat(agent.awaitRegistered(LONG)).isTrue();
    assertThat(registry.nextHeartbeat().sequence()).isEqualTo(1);
    assertThat(registry.nextHeartbeat().sequence()).isEqualTo(2);
  }

  private void start(Surroundings surroundings) {
    registry.answering(this::answer);
    agent = NodeAgent.start(options(surroundings), owner);
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

  private Surroundings around(
      Optional<Reachability> reach, Optional<String> probe, boolean hardware) {
    Optional<ProbeOptions> options =
        probe.map(
            target ->
                new ProbeOptions(target, Duration.ofMillis(50), Duration.ofSeconds(20), 2, 2));
    return new Surroundings(
        reach, Duration.ofMillis(50), options, hardware, Optional.of(directory));
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

  private Heartbeat awaitBeat(Health health) throws InterruptedException {
    Heartbeat beat = registry.nextHeartbeat();
    while (beat.health() != health) {
      beat = registry.nextHeartbeat();
    }
    return beat;
  }

  private void awaitMemory(java.util.function.Predicate<Memory> wanted)
      throws InterruptedException {
    MemoryFile file = new MemoryFile(directory, "worker-1");
    long deadline = System.nanoTime() + LONG.toNanos();
    while (!wanted.test(file.read())) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(10);
    }
  }

  private double gauge(String name) {
    return meters.get(name).tag(AgentMeters.ADDRESS, "worker-1").gauge().value();
  }
}
