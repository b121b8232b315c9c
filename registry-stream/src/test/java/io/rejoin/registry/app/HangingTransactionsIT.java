package io.rejoin.registry.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.embedded.BrokerOptions;
import io.rejoin.embedded.process.BrokerProcess;
import io.rejoin.registry.decisions.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is killed within a transaction and starts again. */
final class HangingTransactionsIT {

  private static final String APP = "test.decisions";
  private static final TopicPartition NODES = new TopicPartition("test.nodes", 0);

  @TempDir private Path dir;

  @Test
  void shouldLetReadersPassAfterABrokerWasKilledWithinATransactionAndLeaveALivingOne()
      throws Exception {
    // given
    try (BrokerProcess broker = BrokerProcess.start(BrokerOptions.in(dir))) {
      Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
      try (Admin admin = Admin.create(client)) {
        admin.createTopics(List.of(new NewTopic(NODES.topic(), 1, (short) 1))).all().get();
      }
      KafkaProducer<String, String> departed = writing(client, "departed", 1_000);
      broker.kill();
      broker.restart();
      try (Admin admin = Admin.create(client);
          KafkaProducer<String, String> living = writing(client, "living", 60_000)) {
        HangingTransactions hanging =
            new HangingTransactions(APP, "test.", admin, System::nanoTime);

        // when
        Await.until(
            "readers to get past the departed one",
            () -> {
              end(hanging);
              return end(client, "read_committed") >= 1;
            });

        // then
        assertThat(end(client, "read_committed")).isLessThan(end(client, "read_uncommitted"));
        living.commitTransaction();
        assertThat(end(client, "read_committed")).isEqualTo(end(client, "read_uncommitted"));
      }
      departed.close(Duration.ZERO);
    }
  }

  private static void end(HangingTransactions hanging) {
    try {
      hanging.end();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KafkaProducer<String, String> writing(
      Map<String, Object> client, String transactionalId, int timeoutMs) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            client.get("bootstrap.servers"),
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            transactionalId,
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            timeoutMs);
    var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    producer.initTransactions();
    producer.beginTransaction();
    var unused = producer.send(new ProducerRecord<>(NODES.topic(), transactionalId, "said"));
    producer.flush();
    return producer;
  }

  private static long end(Map<String, Object> client, String isolation) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", client.get("bootstrap.servers"), "isolation.level", isolation);
    try (var reader =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      return reader.endOffsets(List.of(NODES)).get(NODES);
    }
  }
}
