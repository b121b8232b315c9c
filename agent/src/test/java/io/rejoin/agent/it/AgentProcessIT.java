package io.rejoin.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.agent.HeardByOwner;
import io.rejoin.agent.NodeAgent;
import io.rejoin.agent.core.Fixtures;
import io.rejoin.agent.core.Standing;
import io.rejoin.runtime.life.ExitCode;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.input.Registration.Action;
import io.rejoin.schemas.state.Kick;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents in processes of their own on a real broker, and what ends them. */
class AgentProcessIT {

  private static final Map<String, String> PROVEN =
      Map.of(
          "proof.level", "token",
          "proof.token", AgentCluster.SECRET,
          "heartbeat.interval.ms", "400",
          "heartbeat.term.ms", "60000",
          "node.endpoints", "tcp:1",
          "cluster.ip", "10.0.0.1");

  @TempDir private static Path directory;
  private static AgentCluster cluster;
  private static ScriptedRegistry registry;

  private final HeardByOwner owner = new HeardByOwner();

  @BeforeAll
  static void start() throws Exception {
    cluster = AgentCluster.startForProcesses(directory);
    registry = new ScriptedRegistry(cluster);
  }

  @AfterAll
  static void stop() {
    registry.close();
    cluster.close();
  }

  @Test
  void shouldLeaveBeforeItEndsWhenTerminated() throws Exception {
    try (AgentProcess agent = cluster.process("terminated", PROVEN)) {
      cluster.await(() -> registry.heartbeats("terminated").size() >= 2);

      agent.terminate();

      assertThat(agent.awaitExit()).isEqualTo(AgentProcess.TERMINATED);
      cluster.await(() -> registry.registrations("terminated").size() == 2);
      Registration last = registry.registrations("terminated").get(1).value();
      assertThat(last.action()).isEqualTo(Action.LEAVE);
      assertThat(last.reason()).isEqualTo("stopped");
      assertThat(agent.hasPrinted("Left: done")).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldRegisterAgainAtOnceWhenKilledInTheMiddleOfWork(boolean remembers) throws Exception {
    String address = remembers ? "killed-remembering" : "killed-forgetting";
    Map<String, String> settings = new TreeMap<>(PROVEN);
    settings.put("agent.data.dir", remembers ? directory.resolve("state").toString() : "");
    try (AgentProcess first = cluster.process(address, settings)) {
      cluster.await(() -> registry.heartbeats(address).size() >= 3);
      first.kill();
    }

    try (AgentProcess second = cluster.process(address, settings)) {
      second.awaitLine("Note: Reconnected to existing registration (registered at: 2026-01-05T09");
      second.awaitLine("Node ID: " + Fixtures.NODE_ID);
      int beaten = registry.heartbeats(address).size();
      cluster.await(() -> registry.heartbeats(address).size() > beaten);
    }

    List<Input<Registration>> asked = registry.registrations(address);
    assertThat(asked).extracting(input -> input.value().action()).containsOnly(Action.REGISTER);
    assertThat(asked.stream().map(input -> input.value().incarnation()).distinct()).hasSize(2);
    assertThat(counters(registry.heartbeats(address))).isSorted().doesNotHaveDuplicates();
    assertThat(counters(asked)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void shouldSayWhoHoldsTheAddressWhenItsProofFails() throws Exception {
    Map<String, String> forged = new TreeMap<>(PROVEN);
    forged.put("proof.token", "another secret of this length");
    try (NodeAgent holder = cluster.agent("forged", PROVEN, owner)) {
      Standing standing = owner.next(Standing.class);

      try (AgentProcess challenger = cluster.process("forged", forged)) {
        assertThat(challenger.awaitExit()).isEqualTo(ExitCode.REGISTRATION_REFUSED.code());
        assertThat(challenger.hasPrinted("Failed to register with master (UNPROVEN): ")).isTrue();
        assertThat(challenger.hasPrinted(heldBy(standing))).isTrue();
      }
      assertStands(holder, standing, "forged");
    }
  }

  @Test
  void shouldSayWhoHoldsTheAddressWhenItIsFrozen() throws Exception {
    try (NodeAgent holder = cluster.agent("frozen", PROVEN, owner)) {
      Standing standing = owner.next(Standing.class);
      registry.freeze("frozen");

      try (AgentProcess challenger = cluster.process("frozen", PROVEN)) {
        assertThat(challenger.awaitExit()).isEqualTo(ExitCode.FROZEN.code());
        assertThat(challenger.hasPrinted("Failed to register with master (FROZEN): ")).isTrue();
        assertThat(challenger.hasPrinted(heldBy(standing))).isTrue();
      }
      assertStands(holder, standing, "frozen");
    }
  }

  @ParameterizedTest
  @CsvSource({"TAKEN_OVER, 10", "REMOVED, 11"})
  void shouldEndWithACodeOfItsOwnWhenKickedForGood(Kick.Cause cause, int exitCode)
      throws Exception {
    String address = "kicked-" + cause;
    try (AgentProcess agent = cluster.process(address, PROVEN)) {
      cluster.await(() -> !registry.heartbeats(address).isEmpty());
      Registration asked = registry.registrations(address).get(0).value();

      registry.kick(address, Fixtures.kick(asked.incarnation(), Long.MAX_VALUE, cause));

      assertThat(agent.awaitExit()).isEqualTo(exitCode);
      assertThat(agent.hasPrinted("Registration is over (%s): because of".formatted(cause)))
          .isTrue();
      assertThat(registry.registrations(address)).as("it does not leave").hasSize(1);
    }
  }

  /** The stay goes on as if nobody had asked for the address. */
  private static void assertStands(NodeAgent holder, Standing standing, String address)
      throws InterruptedException {
    int beaten = own(standing, address);
    cluster.await(() -> own(standing, address) > beaten);
    assertThat(holder.epoch()).hasValue(standing.epoch());
  }

  private static int own(Standing standing, String address) {
    return (int)
        registry.heartbeats(address).stream()
            .map(Input::value)
            .map(Heartbeat::incarnation)
            .filter(standing.incarnation()::equals)
            .count();
  }

  private static String heldBy(Standing standing) {
    return "; held by incarnation %s (epoch %d) from "
        .formatted(standing.incarnation(), standing.epoch());
  }

  private static List<Long> counters(List<? extends Input<?>> inputs) {
    return inputs.stream().map(input -> input.proof().counter()).toList();
  }
}
