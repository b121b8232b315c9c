package io.rejoin.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.agent.HeardByOwner;
import io.rejoin.agent.NodeAgent;
import io.rejoin.agent.core.AgentState;
import io.rejoin.agent.core.Standing;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.value.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents whose broker is killed, and comes back with what it had acknowledged. */
class BrokerAwayIT {

  private static final Map<String, String> QUICK =
      Map.of(
          "heartbeat.interval.ms", "400",
          "heartbeat.term.ms", "1600",
          "register.spread.ms", "500",
          "node.endpoints", "tcp:1",
          "cluster.ip", "10.0.0.1");

  @TempDir private Path directory;
  private final HeardByOwner owner = new HeardByOwner();
  private AgentCluster cluster;
  private ScriptedRegistry registry;

  @BeforeEach
  void start() throws Exception {
    cluster = AgentCluster.start(directory);
    registry = new ScriptedRegistry(cluster);
  }

  @AfterEach
  void stop() {
    registry.close();
    cluster.close();
  }

  @Test
  void shouldRegisterByItselfWhenTheBrokerComesLaterThanItself() throws InterruptedException {
    cluster.broker.kill();
    try (NodeAgent agent = cluster.agent("early", QUICK, owner)) {
      assertThat(agent.awaitRegistered(Duration.ofSeconds(5))).isFalse();
      assertThat(agent.state()).isEqualTo(AgentState.Kind.REGISTERING);

      cluster.broker.restart();

      assertThat(agent.awaitRegistered(AgentCluster.LONG)).isTrue();
      assertThat(registry.registrations("early"))
          .as("what was tried meanwhile is sent once, not as often as tried")
          .hasSizeLessThanOrEqualTo(3);
    }
  }

  @Test
  void shouldLoseNothingAndSayNoMoreThanNeededWhenTheBrokerIsKilledInTheMiddle()
      throws InterruptedException {
    try (NodeAgent agent = cluster.agent("steady", QUICK, owner)) {
      Standing before = owner.next(Standing.class);
      cluster.await(() -> registry.heartbeats("steady").size() >= 3);

      cluster.broker.kill();
      assertThat(owner.next(HeardByOwner.Isolated.class).isolated()).isTrue();
      assertThat(agent.view().takesNew()).isFalse();
      for (int move = 0; move < 20_000; move++) {
        String host = "10.1.%d.%d".formatted(move / 250, move % 250);
        agent.updateEndpoints(List.of(new Endpoint("tcp", host, 1)));
      }
      agent.updateEndpoints(List.of(new Endpoint("tcp", "10.0.0.3", 1)));
      cluster.broker.restart();

      assertThat(owner.next(HeardByOwner.Isolated.class).isolated()).isFalse();
      assertThat(agent.epoch()).as("the stay goes on").hasValue(before.epoch());
      cluster.await(() -> latestReport().equals("[tcp://10.0.0.3:1]"));
      assertThat(registry.reports("steady"))
          .as("of 20,000 moves none but those under way and the last")
          .hasSizeLessThanOrEqualTo(3);
      cluster.await(() -> registry.registrations("steady").size() >= 2);
      assertThat(registry.registrations("steady"))
          .allMatch(asked -> asked.value().incarnation().equals(before.incarnation()))
          .hasSizeLessThanOrEqualTo(4);
      assertThat(sequences()).as("none twice").doesNotHaveDuplicates();
    }
  }

  private String latestReport() {
    var reports = registry.reports("steady");
    return reports.isEmpty() ? "" : reports.get(reports.size() - 1).value().endpoints().toString();
  }

  private List<Long> sequences() {
    return registry.heartbeats("steady").stream()
        .map(Input::value)
        .map(Heartbeat::sequence)
        .toList();
  }
}
