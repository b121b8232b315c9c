package io.rejoin.schemas.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.embedded.BrokerOptions;
import io.rejoin.embedded.EmbeddedBroker;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.serde.ValueSerdes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker, and what a test does to it. */
final class Kafka implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EmbeddedBroker broker;
  private final Admin admin;

  private Kafka(EmbeddedBroker broker) {
    this.broker = broker;
    this.admin = Admin.create(client());
  }

  static Kafka in(Path directory) {
    return new Kafka(EmbeddedBroker.start(BrokerOptions.in(directory)));
  }

  Admin admin() {
    return admin;
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  TopicAdmin topicAdmin(Topics topics) {
    return new TopicAdmin(topics, new TopicAdmin.Options(1, bootstrapServers(), PATIENCE), admin);
  }

  ControlLog log(Topics topics, Duration patience) {
    return new ControlLog(topics, controlCodec(topics), client(), "c1", patience);
  }

  static TopicCodec<Control> controlCodec(Topics topics) {
    ValueSerdes serdes = new ValueSerdes(Map.of("schema.registry.url", "mock://topics"));
    return new TopicCodec<>(
        topics.control(), Codecs.CONTROL, serdes.serializer(), serdes.deserializer(List.of()));
  }

  void create(NewTopic topic) throws Exception {
    admin.createTopics(List.of(topic)).all().get(60, TimeUnit.SECONDS);
  }

  void delete(String topic) throws Exception {
    admin.deleteTopics(List.of(topic)).all().get(60, TimeUnit.SECONDS);
  }

  /** As retention does in the end. */
  void deleteRecords(String topic, long before) throws Exception {
    TopicPartition partition = new TopicPartition(topic, 0);
    admin
        .deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(before)))
        .all()
        .get(60, TimeUnit.SECONDS);
  }

  void say(String topic, long revision) throws Exception {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, "node-1".getBytes(UTF_8), null);
    new Stamp("Node", revision, null, null).write(record.headers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(record).get(60, TimeUnit.SECONDS);
    }
  }

  /** Everything that stands in the first partition of a topic. */
  List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(read::add);
      }
    }
    return read;
  }

  Map<String, Object> client() {
    return Map.of("bootstrap.servers", bootstrapServers());
  }

  @Override
  public void close() {
    admin.close();
    broker.close();
  }
}
