package io.rejoin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.agent.core.Fixtures;
import io.rejoin.agent.core.Standing;
import io.rejoin.agent.memory.Memory;
import io.rejoin.agent.memory.MemoryFile;
import io.rejoin.agent.probe.ProbeOptions;
import io.rejoin.agent.reach.Reachability;
import io.rejoin.agent.reach.Service;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Health;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agent finds around it, and makes of it. */
class NodeAgentSurroundingsTest {

  @TempDir private Path directory;
  private final AgentRig rig = new AgentRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void shouldRegisterWithTheEndpointsThatItFindsAndReportWhenTheyChange()
      throws InterruptedException {
    AtomicLong lookups = new AtomicLong();
    Reachability reach =
        new Reachability(
            () -> Optional.of(lookups.incrementAndGet() < 20 ? "10.0.0.1" : "10.0.0.2"),
            List.of(Service.parse("tcp:5432")));
    rig.start(around(Optional.of(reach), Optional.empty(), false));

    assertThat(rig.registry.nextRegistration().endpoints()).hasToString("[tcp://10.0.0.1:5432]");
    assertThat(rig.registry.nextReport().endpoints()).hasToString("[tcp://10.0.0.2:5432]");
    assertThat(rig.owner.lines())
        .contains("Node worker-1 cluster IP changed from 10.0.0.1 to 10.0.0.2");
  }

  @Test
  void shouldReportItsEndpointsAsSoonAsThereIsAClusterIp() throws InterruptedException {
    AtomicLong lookups = new AtomicLong();
    Reachability reach =
        new Reachability(
            () -> Optional.of("10.0.0.2").filter(ip -> lookups.incrementAndGet() >= 20),
            List.of(Service.parse("tcp:5432")));
    rig.start(around(Optional.of(reach), Optional.empty(), false));

    assertThat(rig.registry.nextRegistration().endpoints())
        .as("what was offered, since nothing was found")
        .containsExactly(Fixtures.ENDPOINT);
    assertThat(rig.registry.nextReport().endpoints()).hasToString("[tcp://10.0.0.2:5432]");
  }

  @Test
  void shouldBeUnhealthyFromTheFirstHeartbeatOnWhenTheServiceIsNotThere() throws Exception {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }
    rig.start(around(Optional.empty(), Optional.of("tcp://localhost:" + port), false));

    assertThat(rig.registry.nextHeartbeat().health()).isEqualTo(Health.UNHEALTHY);
    try (ServerSocket service = new ServerSocket(port, 500, InetAddress.getLoopbackAddress())) {
      assertThat(service.isBound()).isTrue();
      rig.awaitBeat(Health.UP);
    }
    assertThat(rig.awaitBeat(Health.UNHEALTHY).reason()).contains("localhost:" + port);
  }

  @Test
  void shouldAmendWithTheHardwareWhenDetectedAndRememberIt() throws InterruptedException {
    rig.start(around(Optional.empty(), Optional.empty(), true));

    Registration first = rig.registry.nextRegistration();
    Registration amended = rig.registry.nextRegistration();

    assertThat(first.profile().capabilities().cpuThreads()).isPositive();
    assertThat(first.profile().capabilities().cpuModel()).isEmpty();
    Capabilities machine = amended.profile().capabilities();
    assertThat(machine.cpuModel()).isNotEmpty();
    assertThat(machine.labels()).isEqualTo(new TreeMap<>());
    assertThat(amended.incarnation()).isEqualTo(first.incarnation());
    awaitMemory(memory -> memory.machine() != null && memory.epoch() == 7);

    rig.agent().close();
    rig.start(around(Optional.empty(), Optional.empty(), true));
    assertThat(rig.registry.nextRegistration().action()).isEqualTo(Registration.Action.LEAVE);
    assertThat(rig.registry.nextRegistration().profile().capabilities()).isEqualTo(machine);
  }

  @Test
  void shouldDrawANewIncarnationAtEveryStart() throws InterruptedException {
    rig.start(around(Optional.empty(), Optional.empty(), false));
    Standing before = rig.owner.next(Standing.class);
    awaitMemory(memory -> before.incarnation().equals(memory.incarnation()));
    rig.agent().close();
    rig.owner.next(Farewell.class);

    rig.start(around(Optional.empty(), Optional.empty(), false));

    assertThat(rig.owner.next(Standing.class).incarnation()).isNotEqualTo(before.incarnation());
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

  private void awaitMemory(Predicate<Memory> wanted) throws InterruptedException {
    MemoryFile file = new MemoryFile(directory, "worker-1");
    long deadline = System.nanoTime() + AgentRig.LONG.toNanos();
    while (!wanted.test(file.read())) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(10);
    }
  }
}
