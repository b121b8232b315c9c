package io.rejoin.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.Control.Verdict;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents' processes, on heaps of 48 MiB, that start without a broker and a schema registry. */
class ProcessWithoutKafkaIT {

  private static final Map<String, String> QUICK =
      Map.of(
          "proof.level", "token",
          "proof.token", AgentCluster.SECRET,
          "register.retry.max.ms", "1000",
          "register.verify.ms", "500",
          "leave.timeout.ms", "1000",
          "heartbeat.interval.ms", "200");

  @TempDir private Path directory;
  private AgentCluster cluster;
  private ScriptedRegistry registry;

  @BeforeEach
  void start() throws Exception {
    cluster = AgentCluster.startForProcesses(directory);
    registry = new ScriptedRegistry(cluster);
    cluster.broker.kill();
    cluster.killSchemaRegistry();
  }

  @AfterEach
  void stop() {
    registry.close();
    cluster.close();
  }

  @Test
  void shouldEndInTimeWhenTerminatedAndRegisterOnceWhenThereIsKafkaAgain() throws Exception {
    try (AgentProcess impatient = cluster.process("impatient", QUICK);
        AgentProcess patient = cluster.process("patient", QUICK)) {
      impatient.awaitLine("Registration not confirmed: ");
      impatient.terminate();
      assertThat(impatient.awaitExit()).isEqualTo(AgentProcess.TERMINATED);
      assertThat(impatient.hasPrinted("will find out by itself")).isTrue();
      patient.awaitLine("The registry has not answered 5 times in a row");

      cluster.broker.restart();
      cluster.restartSchemaRegistry();

      patient.awaitLine("✓ Registered successfully!");
      cluster.await(() -> registry.heartbeats("patient").size() >= 3);
      assertThat(registry.registrations("impatient")).isEmpty();
      assertThat(registry.registrations("patient"))
          .hasSizeLessThanOrEqualTo(3)
          .allMatch(asked -> asked.proof().verdict() == Verdict.STANDS);
      assertThat(registry.heartbeats("patient").get(0).value().sequence())
          .as("it beats only once it is registered")
          .isLessThanOrEqualTo(2);
    }
  }

  @Test
  void shouldNoticeNothingWhenOnlyTheSchemaRegistryIsAway() throws Exception {
    cluster.broker.restart();
    cluster.restartSchemaRegistry();
    try (AgentProcess agent = cluster.process("schemaless", QUICK)) {
      cluster.await(() -> registry.heartbeats("schemaless").size() >= 3);

      cluster.killSchemaRegistry();
      int beaten = registry.heartbeats("schemaless").size();

      cluster.await(() -> registry.heartbeats("schemaless").size() >= beaten + 3);
      agent.terminate();
      assertThat(agent.awaitExit()).isEqualTo(AgentProcess.TERMINATED);
      assertThat(agent.hasPrinted("Left: done")).isTrue();
    }
  }
}
