package io.rejoin.registry.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.embedded.BrokerOptions;
import io.rejoin.embedded.EmbeddedBroker;
import io.rejoin.registry.decisions.Await;
import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.runtime.life.PartFailure;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole registry: a registration goes in, and the answer comes out. */
final class RegistryAppIT {

  private static final Topics TOPICS = RegistryCluster.TOPICS;

  @TempDir private static Path dir;
  private static EmbeddedBroker broker;
  private static RegistryCluster cluster;

  private final List<Instance> running = new ArrayList<>();

  /** An instance with what has failed in it. */
  private record Instance(RegistryApp app, Lifecycle life, List<String> failures) {

    boolean isReady() {
      return app.conditions().readiness().isReady();
    }
  }

  @BeforeAll
  static void startBroker() {
    broker = EmbeddedBroker.start(BrokerOptions.in(dir));
    cluster = new RegistryCluster(broker.bootstrapServers());
  }

  @AfterAll
  static void stopBroker() {
    cluster.close();
    broker.close();
  }

  @AfterEach
  void stop() {
    running.forEach(instance -> instance.life().stop());
  }

  private Optional<PartFailure> launch() {
    List<String> failures = new ArrayList<>();
    RegistryApp app =
        new RegistryApp(
            RegistryCluster.settings(cluster.servers(), Map.of()),
            (part, cause) -> failures.add(part + ": " + cause));
    Lifecycle life = new Lifecycle();
    app.parts().forEach(life::add);
    running.add(new Instance(app, life, failures));
    return life.start();
  }

  private Instance launchReady() {
    assertThat(launch()).isEmpty();
    Instance instance = running.get(running.size() - 1);
    Await.until("an instance is ready", instance::isReady);
    return instance;
  }

  /** Registers a worker as an agent does, and reads the answer. */
  private Result register(String address, String requestId) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            cluster.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(Registrations.worker(address, requestId)).get();
    }
    return answer(requestId);
  }

  private Result answer(String requestId) {
    TopicCodec<Result> codec = RegistryCluster.codec(TOPICS.results(), Codecs.RESULT);
    Map<String, Result> found = new HashMap<>();
    try (var reader = cluster.reader(TOPICS.results(), false)) {
      Await.until(
          requestId + " is answered",
          () -> {
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(Duration.ofMillis(100))) {
              Result result = codec.read(record.value());
              found.put(result.requestId(), result);
            }
            return found.containsKey(requestId);
          });
    }
    return found.get(requestId);
  }

  @Test
  void shouldAnswerARegistration() throws Exception {
    launchReady();

    Result first = register("worker-1", "request-1");
    Result second = register("worker-1", "request-2");

    assertThat(first.outcome()).isEqualTo(Result.Outcome.CREATED);
    assertThat(second.outcome()).isEqualTo(Result.Outcome.RE_REGISTERED);
    assertThat(second.node().nodeId()).isEqualTo(first.node().nodeId());
  }

  @Test
  void shouldGoOnInAnotherInstance() throws Exception {
    // given
    Instance first = launchReady();
    Instance second = launchReady();
    Result before = register("worker-2", "request-3");

    // when
    running.remove(first);
    assertThat(first.life().stop()).isEmpty();
    Result after = register("worker-2", "request-4");

    // then
    assertThat(after.outcome()).isEqualTo(Result.Outcome.RE_REGISTERED);
    assertThat(after.node().nodeId()).isEqualTo(before.node().nodeId());
    assertThat(after.node().epoch()).isGreaterThan(before.node().epoch());
    assertThat(first.failures()).isEmpty();
    assertThat(second.failures()).isEmpty();
  }

  @Test
  void shouldRefuseTopicsThatWouldLoseState() throws Exception {
    // given
    setCleanupOfNodes("delete");

    // when
    Optional<PartFailure> failure = launch();
    setCleanupOfNodes("compact");

    // then
    assertThat(failure).isPresent();
    assertThat(failure.get().part()).isEqualTo("topics");
    assertThat(failure.get().cause())
        .hasMessageContaining("cleanup.policy")
        .hasMessageContaining("kafka-configs");
  }

  private static void setCleanupOfNodes(String policy) throws Exception {
    ConfigResource nodes = new ConfigResource(ConfigResource.Type.TOPIC, TOPICS.nodes());
    AlterConfigOp set =
        new AlterConfigOp(new ConfigEntry("cleanup.policy", policy), AlterConfigOp.OpType.SET);
    cluster.admin().incrementalAlterConfigs(Map.of(nodes, List.of(set))).all().get();
  }
}
