package io.rejoin.registry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.embedded.BrokerOptions;
import io.rejoin.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has departed is fenced; who lives, and who is somebody else, is not. */
final class TransactionFencerIT {

  private static final String APP = "cluster.decisions";
  private static final String TOPIC = "nodes";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private static Path dir;
  private static EmbeddedBroker broker;
  private static Admin admin;

  private TransactionFencer fencer;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = EmbeddedBroker.start(BrokerOptions.in(dir));
    admin = Admin.create(client());
    admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
  }

  @AfterAll
  static void stopBroker() {
    admin.close();
    broker.close();
  }

  @BeforeEach
  void start() {
    fencer =
        new TransactionFencer(
            APP, admin, new HangingTransactions(APP, TOPIC, admin, System::nanoTime));
    fencer.start();
  }

  @AfterEach
  void stop() throws Exception {
    fencer.stop();
  }

  private static Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  /** A member of the group, as Kafka Streams names it. */
  private static KafkaConsumer<String, String> member(UUID process) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "group.id",
            APP,
            "client.id",
            APP + "-" + process + "-StreamThread-1-consumer");
    var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    consumer.subscribe(List.of(TOPIC));
    long startNanos = System.nanoTime();
    while (consumer.assignment().isEmpty() && System.nanoTime() - startNanos < LIMIT.toNanos()) {
      consumer.poll(Duration.ofMillis(100));
    }
    return consumer;
  }

  /** A transaction that was begun and left open. */
  private static KafkaProducer<String, String> writing(String transactionalId) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", transactionalId);
    var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    producer.initTransactions();
    producer.beginTransaction();
    var unused = producer.send(new ProducerRecord<>(TOPIC, transactionalId, "said"));
    producer.flush();
    return producer;
  }

  private static long end(String isolation) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", isolation);
    try (var reader =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      return reader.endOffsets(List.of(new TopicPartition(TOPIC, 0))).values().iterator().next();
    }
  }

  @Test
  void shouldFenceWhoHasDepartedAndNobodyElse() {
    // given
    UUID living = new UUID(1, 1);
    UUID departed = new UUID(2, 2);
    try (var member = member(living);
        var ofDeparted = writing(APP + "-" + departed + "-1");
        var ofReplacedThread = writing(APP + "-" + living + "-7");
        var ofLiving = writing(APP + "-" + living + "-1");
        var ofAnotherGroup = writing(APP + "-2-" + departed + "-1")) {
      assertThat(member.assignment()).isNotEmpty();

      // when
      fencer.onChange(State.REBALANCING, State.RUNNING);
      fencer.onChange(State.RUNNING, State.REBALANCING);

      // then
      assertThatThrownBy(() -> commitWhenFenced(ofDeparted)).isInstanceOf(ApiException.class);
      assertThatThrownBy(() -> commitWhenFenced(ofReplacedThread)).isInstanceOf(ApiException.class);
      ofLiving.commitTransaction();
      ofAnotherGroup.commitTransaction();
      assertThat(end("read_committed")).isEqualTo(end("read_uncommitted"));
    }
  }

  /** Goes on writing until somebody puts an end to it. */
  private static void commitWhenFenced(KafkaProducer<String, String> producer) {
    long startNanos = System.nanoTime();
    while (System.nanoTime() - startNanos < LIMIT.toNanos()) {
      var unused = producer.send(new ProducerRecord<>(TOPIC, "zombie", "said"));
      producer.flush();
      producer.commitTransaction();
      producer.beginTransaction();
    }
  }

  @Test
  void shouldFenceOnceTheDeadMembersSessionIsOver() {
    // given: a rebalance that has begun before the group knows that its member is dead
    UUID departed = new UUID(2, 2);
    var dying = member(departed);
    try (var ofDeparted = writing(APP + "-" + departed + "-1")) {
      fencer.onChange(State.REBALANCING, State.CREATED);

      // when
      dying.close();
      try (var member = member(new UUID(1, 1))) {
        // then
        assertThat(member.assignment()).isNotEmpty();
        assertThatThrownBy(() -> commitWhenFenced(ofDeparted)).isInstanceOf(ApiException.class);
      }
    }
  }
}
