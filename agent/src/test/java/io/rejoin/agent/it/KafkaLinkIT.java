package io.rejoin.agent.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.agent.Farewell;
import io.rejoin.agent.HeardByOwner;
import io.rejoin.agent.NodeAgent;
import io.rejoin.agent.core.Ending;
import io.rejoin.agent.core.Fixtures;
import io.rejoin.agent.core.Loss;
import io.rejoin.agent.core.Standing;
import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.Control.Verdict;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.value.Endpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents on a real broker, before a registry that answers by script. */
class KafkaLinkIT {

  private static final String MISSING = "Expected the header rejoin-proof, but it is missing";

  @TempDir private static Path directory;
  private static AgentCluster cluster;
  private static ScriptedRegistry registry;

  private final HeardByOwner owner = new HeardByOwner();

  @BeforeAll
  static void start() throws Exception {
    cluster = AgentCluster.start(directory);
    registry = new ScriptedRegistry(cluster);
  }

  @AfterAll
  static void stop() {
    registry.close();
    cluster.close();
  }

  @Test
  void shouldReadItsRegistrationBackBeatAndLeave() throws InterruptedException {
    Map<String, String> settings =
        Map.of(
            "node.roles", "ROUTER",
            "node.realms", "realm1",
            "node.endpoints", "ws:8080",
            "cluster.ip", "10.108.1.12");
    NodeAgent agent = cluster.agent("plain", settings, owner);
    assertThat(agent.awaitRegistered(AgentCluster.LONG)).isTrue();
    cluster.await(() -> registry.heartbeats("plain").size() >= 2);
    agent.close();

    List<Input<Registration>> asked = registry.registrations("plain");
    assertThat(asked)
        .extracting(input -> input.value().action())
        .containsExactly(Registration.Action.REGISTER, Registration.Action.LEAVE);
    assertThat(asked.get(0).value().endpoints()).hasToString("[ws://10.108.1.12:8080]");
    assertThat(asked).extracting(Input::partition).containsOnly(murmur2("plain", 4));
    assertThat(asked).extracting(input -> input.proof().problem()).allMatch(MISSING::equals);
    assertThat(registry.heartbeats("plain"))
        .extracting(Input::partition)
        .containsOnly(murmur2("plain", 8));
    assertThat(owner.next(Standing.class).incarnation())
        .isEqualTo(asked.get(0).value().incarnation());
    assertThat(owner.next(Farewell.class).ending()).isEqualTo(Ending.LEFT);
  }

  @Test
  void shouldProveWhoItIsWithARisingCounter() throws InterruptedException {
    Map<String, String> settings =
        Map.of(
            "proof.level", "token",
            "proof.token", AgentCluster.SECRET,
            "node.endpoints", "tcp:1",
            "cluster.ip", "10.0.0.1");
    try (NodeAgent agent = cluster.agent("proven", settings, owner)) {
      assertThat(agent.awaitRegistered(AgentCluster.LONG)).isTrue();
      agent.updateEndpoints(List.of(new Endpoint("tcp", "10.0.0.2", 1)));
      cluster.await(() -> registry.heartbeats("proven").size() >= 3);
      cluster.await(() -> registry.reports("proven").size() == 1);
    }

    assertThat(registry.registrations("proven")).hasSize(2).allSatisfy(KafkaLinkIT::stands);
    assertThat(registry.reports("proven")).allSatisfy(KafkaLinkIT::stands);
    List<Input<Heartbeat>> beats = registry.heartbeats("proven");
    assertThat(beats).allSatisfy(KafkaLinkIT::stands);
    assertThat(beats.stream().map(beat -> beat.proof().counter()).toList())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldComeBackByANewIncarnationWhenKicked() throws InterruptedException {
    try (NodeAgent agent = cluster.agent("expired", Map.of(), owner)) {
      Standing first = owner.next(Standing.class);

      registry.kick("expired", kick(first, Kick.Cause.EXPIRED));

      assertThat(owner.next(Loss.class).standing()).isEqualTo(first);
      Standing second = owner.next(Standing.class);
      assertThat(second.incarnation()).isNotEqualTo(first.incarnation());
      assertThat(second.epoch()).isGreaterThan(first.epoch());
      assertThat(agent.epoch()).hasValue(second.epoch());
    }
  }

  @Test
  void shouldEndWhenAnotherTakesItsAddressOver() throws Exception {
    HeardByOwner second = new HeardByOwner();
    NodeAgent holder = cluster.agent("taken", Map.of(), owner);
    Standing standing = owner.next(Standing.class);

    NodeAgent taker = cluster.agent("taken", Map.of(), second);
    Standing taken = second.next(Standing.class);
    registry.kick("taken", kick(standing, Kick.Cause.TAKEN_OVER));

    assertThat(owner.next(Loss.class).standing()).isEqualTo(standing);
    assertThat(owner.next(Farewell.class).ending()).isEqualTo(Ending.TAKEN_OVER);
    assertThat(holder.view().isOver()).isTrue();
    assertThat(taker.epoch()).hasValue(taken.epoch());
    holder.close();
    taker.close();
  }

  @Test
  void shouldPassItsOwnJobsOn() throws InterruptedException {
    try (NodeAgent agent = cluster.agent("working", Map.of(), owner)) {
      Standing standing = owner.next(Standing.class);

      registry.assign("another", new Assignment(standing.incarnation(), "job-0", "s"));
      registry.assign("working", new Assignment(standing.incarnation(), "job-1", "s"));

      assertThat(owner.next(HeardByOwner.Job.class).job()).contains("job-1");
      assertThat(agent.view().job()).contains("job-1");
    }
  }

  private static Kick kick(Standing standing, Kick.Cause cause) {
    return Fixtures.kick(standing.incarnation(), standing.epoch(), cause);
  }

  private static void stands(Input<?> input) {
    assertThat(input.proof().problem()).isEmpty();
    assertThat(input.proof().verdict()).isEqualTo(Verdict.STANDS);
    assertThat(input.proof().signer()).isEqualTo(input.key());
  }

  private static int murmur2(String key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % partitions;
  }
}
