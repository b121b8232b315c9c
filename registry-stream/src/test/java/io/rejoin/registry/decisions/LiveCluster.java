package io.rejoin.registry.decisions;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.embedded.BrokerOptions;
import io.rejoin.embedded.EmbeddedBroker;
import io.rejoin.registry.decisions.wire.LogRecord;
import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.schemas.topic.ControlLog;
import io.rejoin.schemas.topic.Mark;
import io.rejoin.schemas.topic.Stamp;
import io.rejoin.schemas.topic.TopicAdmin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker with the catalogue's topics, and what one reads and writes there. */
final class LiveCluster implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final EmbeddedBroker broker;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;

  LiveCluster(Path dir) {
    broker = EmbeddedBroker.start(BrokerOptions.in(dir));
    admin = Admin.create(client());
    producer = new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer());
    createTopics();
  }

  Map<String, Object> client() {
    return new HashMap<>(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  String servers() {
    return broker.bootstrapServers();
  }

  Admin admin() {
    return admin;
  }

  /** Makes what is missing; a new control log begins above all that is known. */
  void createTopics() {
    var options = new TopicAdmin.Options(1, servers(), LIMIT);
    new TopicAdmin(Fixtures.TOPICS, options, admin)
        .create(
            new ControlLog(Fixtures.TOPICS, Fixtures.CODECS.control(), client(), "test", LIMIT));
  }

  void deleteTopic(String topic) {
    await(admin.deleteTopics(List.of(topic)).all());
    Await.until(topic + " is gone", () -> !await(admin.listTopics().names()).contains(topic));
  }

  /** Appends as intake does; returns when all of it is acknowledged. */
  void append(List<LogRecord> records) {
    List<Future<?>> sent = new ArrayList<>();
    for (LogRecord record : records) {
      sent.add(
          producer.send(
              new ProducerRecord<>(
                  Fixtures.TOPICS.control(), 0, record.key(), record.value(), record.headers())));
    }
    sent.forEach(LiveCluster::await);
  }

  /** The control log as it stands there. */
  List<LogRecord> control() {
    return readAll(Fixtures.TOPICS.control(), false).stream()
        .map(r -> new LogRecord(r.offset(), r.timestamp(), r.key(), r.value(), r.headers()))
        .toList();
  }

  /** One above the last offset: as many as there are records, if there are no holes. */
  long endOfControl() {
    TopicPartition control = new TopicPartition(Fixtures.TOPICS.control(), 0);
    return await(admin.listOffsets(Map.of(control, OffsetSpec.latest())).partitionResult(control))
        .offset();
  }

  /** Forgets what lies below an offset of the control log, as retention does. */
  void trimControl(long offset) {
    TopicPartition control = new TopicPartition(Fixtures.TOPICS.control(), 0);
    await(admin.deleteRecords(Map.of(control, RecordsToDelete.beforeOffset(offset))).all());
  }

  /** Somebody moves a group's offset. */
  void moveOffset(String group, long offset) {
    TopicPartition control = new TopicPartition(Fixtures.TOPICS.control(), 0);
    await(
        admin
            .alterConsumerGroupOffsets(group, Map.of(control, new OffsetAndMetadata(offset)))
            .all());
  }

  /** What stands in a topic of the registry, without times. */
  List<Utterance> said(Output topic, boolean committed) {
    return readAll(topic.topic(Fixtures.TOPICS), committed).stream()
        .map(record -> Utterance.of(topic, record).withoutTime())
        .toList();
  }

  List<ConsumerRecord<byte[], byte[]>> readAll(String topic, boolean committed) {
    Map<String, Object> config = client();
    config.put("isolation.level", committed ? "read_committed" : "read_uncommitted");
    try (var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(50)).forEach(all::add);
      }
      return all;
    }
  }

  /** Waits until a revision is marked in the state topics, committed. */
  void awaitMark(long revision) {
    Map<String, Object> config = client();
    config.put("isolation.level", "read_committed");
    Set<TopicPartition> unmarked = new HashSet<>();
    Output.STATE.forEach(
        topic -> unmarked.add(new TopicPartition(topic.topic(Fixtures.TOPICS), 0)));
    try (var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(unmarked);
      consumer.seekToBeginning(unmarked);
      Await.until(
          "revision %d is marked everywhere, not only outside of %s".formatted(revision, unmarked),
          () -> {
            readOn(consumer, revision, unmarked);
            return unmarked.isEmpty();
          });
    }
  }

  /** Reads until nothing more comes for a moment. */
  private static void readOn(
      KafkaConsumer<byte[], byte[]> consumer, long revision, Set<TopicPartition> unmarked) {
    var records = consumer.poll(Duration.ofMillis(100));
    while (!records.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (Mark.isMark(new String(record.key(), UTF_8), record.value())
            && Stamp.revision(record.headers()) >= revision) {
          unmarked.remove(new TopicPartition(record.topic(), record.partition()));
        }
      }
      records = consumer.poll(Duration.ofMillis(100));
    }
  }

  static <T> T await(KafkaFuture<T> future) {
    return await((Future<T>) future.toCompletionStage().toCompletableFuture());
  }

  static <T> T await(Future<T> future) {
    try {
      return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
    broker.close();
  }
}
