package io.rejoin.registry.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.embedded.BrokerOptions;
import io.rejoin.embedded.EmbeddedBroker;
import io.rejoin.registry.decisions.Await;
import io.rejoin.registry.decisions.recovery.StageHaltedException;
import io.rejoin.registry.stage.StageStreams;
import io.rejoin.runtime.config.KafkaSettings;
import io.rejoin.runtime.ready.Condition;
import io.rejoin.runtime.ready.Conditions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a stage whose threads die. */
final class StagePartIT {

  /** The next thread has the work when the dead one's session is over. */
  private static final String SESSION_MS = "1000";

  @TempDir private static Path dir;
  private static EmbeddedBroker broker;

  private final Conditions conditions = new Conditions(Clock.systemUTC());
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private String topic;
  private StagePart stage;

  @BeforeAll
  static void startBroker() {
    broker =
        EmbeddedBroker.start(
            BrokerOptions.in(dir).withOverride("group.min.session.timeout.ms", SESSION_MS));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void write(TestInfo test) throws Exception {
    topic = test.getTestMethod().orElseThrow().getName();
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(client);
        var producer =
            new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
      producer.send(new ProducerRecord<>(topic, "key", "said")).get();
    }
  }

  @AfterEach
  void stop() {
    stage.stop();
    assertThat(stage.streams().state().hasCompletedShutdown()).isTrue();
  }

  private void start(Consumer<String> work) {
    Topology topology = new Topology();
    topology.addSource(
        AutoOffsetReset.earliest(),
        "source",
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        topic);
    topology.addProcessor("work", () -> new Working(work), "source");
    KafkaSettings kafka =
        new KafkaSettings(
            RegistryCluster.settings(
                broker.bootstrapServers(),
                Map.of("streams.main.consumer.session.timeout.ms", SESSION_MS)));
    stage =
        new StagePart(
                "work",
                topology,
                StageSettings.of(
                    kafka, topic, 1, StageStreams.settings(StreamsConfig.AT_LEAST_ONCE)),
                conditions,
                (part, cause) -> failures.add(part))
            .watchedBy((now, before) -> {});
    assertThat(unmet()).isEqualTo("not started");
    stage.start();
  }

  private String unmet() {
    return conditions.readiness().unmet().stream().map(Condition::detail).findFirst().orElse("");
  }

  private record Working(Consumer<String> work)
      implements Processor<byte[], byte[], byte[], byte[]> {

    @Override
    public void process(Record<byte[], byte[]> record) {
      work.accept(new String(record.value(), UTF_8));
    }
  }

  @Test
  void shouldGoOnWithAnotherThreadWhenOneDies() {
    start(
        said -> {
          taken.add(said);
          if (taken.size() < 3) {
            throw new IllegalStateException("Expected to take it, but this is try " + taken.size());
          }
        });

    Await.until("it is taken at last", () -> taken.size() == 3);
    Await.until("the stage is ready again", () -> conditions.readiness().isReady());
    assertThat(failures).isEmpty();
  }

  @Test
  void shouldGiveUpWhenThreadsDieAgainAndAgain() {
    start(
        said -> {
          taken.add(said);
          throw new IllegalStateException("Expected to take it, but it never will");
        });

    Await.until("the program is told", () -> !failures.isEmpty());
    assertThat(failures).containsExactly("work");
    assertThat(taken).hasSize(6);
  }

  @Test
  void shouldGiveUpAtOnceWhenTheStageSaysSo() {
    start(
        said -> {
          taken.add(said);
          throw new StageHaltedException("Expected a whole log, but it has a hole");
        });

    Await.until("the program is told", () -> !failures.isEmpty());
    assertThat(taken).hasSize(1);
    Await.until(
        "the stage is shown as ended",
        () -> unmet().contains("ERROR") || unmet().contains("NOT_RUNNING"));
  }

  @Test
  void shouldHaveLeftTheGroupWhenItHasStopped() throws Exception {
    start(taken::add);
    Await.until("it is taken", () -> taken.size() == 1);

    stage.leave();
    stage.stop();

    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      assertThat(admin.describeConsumerGroups(List.of(topic)).all().get().get(topic).members())
          .isEmpty();
    }
  }
}
