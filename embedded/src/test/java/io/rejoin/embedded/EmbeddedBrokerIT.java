package io.rejoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
  @TempDir Path tempDir;

  @Test
  void shouldKeepRecordsAndIdentityWhenStartedAgain() {
    // given a directory whose name Kafka would take for a list
    BrokerOptions options = BrokerOptions.in(tempDir.resolve("data, of a broker"));
    String bootstrapServers;
    String clusterId;
    try (EmbeddedBroker broker = EmbeddedBroker.start(options)) {
      bootstrapServers = broker.bootstrapServers();
      clusterId = broker.clusterId();
      new RecordClient(bootstrapServers).createTopic("kept").write("kept", "one", "two");
    }

    // when
    try (EmbeddedBroker again = EmbeddedBroker.start(options)) {

      // then
      assertThat(again.bootstrapServers()).isEqualTo(bootstrapServers);
      assertThat(again.clusterId()).isEqualTo(clusterId);
      assertThat(new RecordClient(bootstrapServers).readAll("kept")).containsExactly("one", "two");
    }
  }

  @Test
  void shouldKeepRecordsWhenStartedAgainOnOtherPorts() {
    // given
    BrokerOptions options = BrokerOptions.in(tempDir);
    FreePorts freePorts = new FreePorts(new SplittableRandom());
    try (EmbeddedBroker broker = EmbeddedBroker.start(options)) {
      new RecordClient(broker.bootstrapServers()).createTopic("kept").write("kept", "one");
    }
    int otherPort = freePorts.pick(options.host());
    int otherControllerPort = freePorts.pick(options.host());

    // when
    try (EmbeddedBroker again =
        EmbeddedBroker.start(
            options.withBrokerPort(otherPort).withControllerPort(otherControllerPort))) {

      // then
      assertThat(again.port()).isEqualTo(otherPort);
      assertThat(new RecordClient(again.bootstrapServers()).readAll("kept")).containsExactly("one");
    }
  }

  @Test
  void shouldCommitTransactionsWithTheSettingsOfThisBroker() throws Exception {
    // given
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(BrokerOptions.in(tempDir).withOverride("log.retention.hours", "17"))) {
      RecordClient client = new RecordClient(broker.bootstrapServers()).createTopic("committed");
      Map<String, Object> config =
          Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "writer");

      // when
      try (KafkaProducer<String, String> producer =
          new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("committed", "yes")).get();
        producer.commitTransaction();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("committed", "no")).get();
        producer.abortTransaction();
      }

      // then
      assertThat(client.readAll("committed")).containsExactly("yes");
      assertThat(client.brokerSetting("add.partitions.to.txn.retry.backoff.ms")).isEqualTo("1");
      assertThat(client.brokerSetting("auto.create.topics.enable")).isEqualTo("false");
      assertThat(client.brokerSetting("log.retention.hours")).isEqualTo("17");
    }
  }

  @Test
  void shouldNotLetAbandonedTransactionHoldUpReaders() throws Exception {
    // given
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.in(tempDir))) {
      RecordClient client = new RecordClient(broker.bootstrapServers()).createTopic("t");
      Map<String, Object> config =
          Map.of(
              "bootstrap.servers",
              broker.bootstrapServers(),
              "transactional.id",
              "writer",
              "transaction.timeout.ms",
              1_000);
      KafkaProducer<String, String> producer =
          new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("t", "abandoned")).get();

      // when
      producer.close(Duration.ZERO);
      client.write("t", "after");

      // then
      Await.until("the record is readable", () -> client.readAll("t").equals(List.of("after")));
    }
  }

  @Test
  void shouldTakeAnotherPortWhenThatOfTheLastStartIsTaken() throws IOException {
    // given
    BrokerOptions options = BrokerOptions.in(tempDir);
    EmbeddedBroker first = EmbeddedBroker.start(options);
    first.close();
    try (TakenPort taken = new TakenPort(first.port())) {

      // when
      try (EmbeddedBroker second = EmbeddedBroker.start(options)) {

        // then
        assertThat(second.port()).isNotEqualTo(taken.port());
        assertThat(new RecordClient(second.bootstrapServers()).answers()).isTrue();
      }
    }
  }

  @Test
  void shouldNamePortAndStartLaterWhenItIsTaken() throws IOException {
    // given
    BrokerOptions options;
    try (TakenPort other = new TakenPort()) {
      options = BrokerOptions.in(tempDir).withBrokerPort(other.port());

      // when, then
      assertThatThrownBy(() -> EmbeddedBroker.start(options))
          .isInstanceOfSatisfying(
              PortTakenException.class, e -> assertThat(e.port()).isEqualTo(other.port()))
          .hasMessageContaining("127.0.0.1:" + other.port())
          .hasMessageContaining("Address already in use");
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(options)) {
      assertThat(broker.port()).isEqualTo(options.brokerPort());
    }
  }

  @Test
  void shouldRefuseSecondBrokerInSameDirectory() {
    // given
    BrokerOptions options = BrokerOptions.in(tempDir);
    try (EmbeddedBroker first = EmbeddedBroker.start(options)) {

      // when, then
      assertThatThrownBy(() -> EmbeddedBroker.start(options))
          .isInstanceOf(DataDirectoryInUseException.class)
          .hasMessageContaining(tempDir.toString());
      assertThat(new RecordClient(first.bootstrapServers()).answers()).isTrue();
    }
  }

  @Test
  void shouldThrowAndStartLaterWhenKafkaRefusesOverride() {
    // given
    BrokerOptions options = BrokerOptions.in(tempDir);

    // when, then
    assertThatThrownBy(() -> EmbeddedBroker.start(options.withOverride("num.io.threads", "few")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("num.io.threads");
    try (EmbeddedBroker broker = EmbeddedBroker.start(options)) {
      assertThat(new RecordClient(broker.bootstrapServers()).answers()).isTrue();
    }
  }

  @Test
  void shouldReturnFromAwaitWhenClosed() throws Exception {
    // given
    EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.in(tempDir));
    Thread waiting = new Thread(broker::awaitStopped);
    waiting.start();

    // when
    broker.close();
    broker.close();

    // then
    waiting.join(60_000);
    assertThat(waiting.isAlive()).isFalse();
    assertThat(new HostPort("127.0.0.1", broker.port()).obstacle()).isEmpty();
    assertThat(Files.exists(tempDir.resolve("log/.kafka_cleanshutdown"))).isTrue();
  }
}
