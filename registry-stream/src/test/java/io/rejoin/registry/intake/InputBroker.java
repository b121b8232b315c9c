package io.rejoin.registry.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rejoin.embedded.BrokerOptions;
import io.rejoin.embedded.EmbeddedBroker;
import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.topic.ControlLog;
import io.rejoin.schemas.topic.TopicAdmin;
import io.rejoin.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** A real broker with the topics of one cluster, and what a test does with it. */
public final class InputBroker implements AutoCloseable {

  public static final Topics TOPICS = Topics.withPrefix("it.");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  public final ValueSerdes serdes =
      new ValueSerdes(Map.of("schema.registry.url", "mock://input-broker"));
  private final EmbeddedBroker broker;
  private final Path dir;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;

  public InputBroker(Path dir) {
    this.dir = dir;
    broker = EmbeddedBroker.start(BrokerOptions.in(dir.resolve("broker")));
    admin = Admin.create(client());
    producer = new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer());
    TopicAdmin.Options options =
        new TopicAdmin.Options(1, broker.bootstrapServers(), Duration.ofSeconds(30));
    new TopicAdmin(TOPICS, options, admin)
        .create(
            new ControlLog(
                TOPICS,
                codec(TOPICS.control(), Codecs.CONTROL),
                client(),
                "test",
                Duration.ofSeconds(30)));
  }

  public Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  /** What a stage shares with others, at level {@code none}. */
  public StageParts parts(Supplier<Rules> rules) {
    return new StageParts(
        TOPICS,
        serdes.serializer(),
        serdes.deserializer(Codecs.all().stream().map(Codec::schema).toList()),
        ProofCheck.none(),
        rules,
        Patience.standard(new SplittableRandom(1)),
        new SimpleMeterRegistry());
  }

  public <V> TopicCodec<V> codec(String topic, Codec<V> codec) {
    return new TopicCodec<>(
        topic, codec, serdes.serializer(), serdes.deserializer(List.of(codec.schema())));
  }

  /** Starts an instance of a stage and waits until it runs. */
  public KafkaStreams start(
      String application, int instance, Topology topology, Map<String, Object> settings) {
    Properties properties = new Properties();
    properties.putAll(settings);
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, dir.resolve("state-" + instance).toString());
    properties.put(StreamsConfig.consumerPrefix("session.timeout.ms"), 6_000);
    properties.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), 500);
    KafkaStreams streams = new KafkaStreams(topology, properties);
    streams.start();
    Eventually.eventually(() -> streams.state() == KafkaStreams.State.RUNNING);
    return streams;
  }

  /** Stops an instance, which leaves its group. */
  public static void stop(KafkaStreams streams) {
    streams.close(
        CloseOptions.timeout(MINUTE)
            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
  }

  public void send(String topic, String key, byte[] value) {
    await(producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value)));
  }

  public void send(ProducerRecord<byte[], byte[]> record) {
    await(producer.send(record));
  }

  /** All that stands in the topic now, partition by partition. */
  public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  /** The control log so far. */
  public List<Control> control() {
    TopicCodec<Control> codec = codec(TOPICS.control(), Codecs.CONTROL);
    return read(TOPICS.control()).stream().map(record -> codec.read(record.value())).toList();
  }

  public String topicId(String topic) {
    return await(
            admin
                .describeTopics(List.of(topic))
                .allTopicNames()
                .toCompletionStage()
                .toCompletableFuture())
        .get(topic)
        .topicId()
        .toString();
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
    broker.close();
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
