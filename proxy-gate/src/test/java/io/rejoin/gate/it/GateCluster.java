package io.rejoin.gate.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.embedded.BrokerOptions;
import io.rejoin.embedded.process.BrokerProcess;
import io.rejoin.gate.GateSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsSources;
import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Applied;
import io.rejoin.schemas.input.BackendReport;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.NodeStatus;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Routes;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import io.rejoin.schemas.topic.TopicSpec;
import io.rejoin.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A real broker with the topics, and a registry by script: it accepts every registration, says what
 * a test tells it to, and keeps what the gate said.
 */
final class GateCluster implements AutoCloseable {

  static final Topics TOPICS = Topics.withPrefix("gate.");

  final List<Registration> registrations = new CopyOnWriteArrayList<>();
  final List<Applied> applied = new CopyOnWriteArrayList<>();
  final List<BackendReport> reports = new CopyOnWriteArrayList<>();
  final BrokerProcess broker;
  private final String schemas = "mock://" + UUID.randomUUID();
  private final ValueSerdes serdes = new ValueSerdes(Map.of("schema.registry.url", schemas));
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread = new Thread(this::follow, "scripted-registry");

  private GateCluster(BrokerProcess broker) {
    this.broker = broker;
    this.producer =
        new KafkaProducer<>(clients(), new ByteArraySerializer(), new ByteArraySerializer());
    this.consumer =
        new KafkaConsumer<>(clients(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  static GateCluster start(Path directory) throws InterruptedException, ExecutionException {
    GateCluster cluster = new GateCluster(BrokerProcess.start(BrokerOptions.in(directory)));
    try (Admin admin = Admin.create(cluster.clients())) {
      admin.createTopics(Topics.specs().stream().map(GateCluster::topic).toList()).all().get();
    }
    cluster.thread.start();
    return cluster;
  }

  Settings settings(String address, Map<String, String> more) {
    Map<String, String> given = new TreeMap<>(more);
    given.put("node.address", address);
    given.put("topic.prefix", TOPICS.prefix());
    given.put("bootstrap.servers", broker.bootstrapServers());
    given.put("schema.registry.url", schemas);
    given.put("agent.data.dir", "");
    given.put("hardware.detect", "false");
    given.put("http.port", "0");
    given.put("gate.bind", "127.0.0.1");
    return GateSettings.TABLE.read(SettingsSources.commandLine(given));
  }

  void say(Routes routes) throws Exception {
    write(TOPICS.routes(), Codecs.ROUTES, routes.realm(), routes, routes.revision());
  }

  void say(String address, Kick kick) throws Exception {
    write(TOPICS.kicks(), Codecs.KICK, address, kick, kick.revision());
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(Duration.ofSeconds(5));
    broker.close();
  }

  private void follow() {
    try (consumer) {
      consumer.assign(
          Stream.of(TOPICS.registrations(), TOPICS.applied(), TOPICS.reports())
              .flatMap(this::partitions)
              .toList());
      consumer.seekToBeginning(consumer.assignment());
      while (true) {
        consumer.poll(Duration.ofSeconds(1)).forEach(this::take);
      }
    } catch (WakeupException closed) {
      registrations.clear();
    }
  }

  private Stream<TopicPartition> partitions(String topic) {
    int count = consumer.partitionsFor(topic, Duration.ofSeconds(60)).size();
    return IntStream.range(0, count).mapToObj(partition -> new TopicPartition(topic, partition));
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.topic().equals(TOPICS.applied())) {
      applied.add(bound(record.topic(), Codecs.APPLIED).read(record.value()));
    } else if (record.topic().equals(TOPICS.reports())) {
      reports.add(bound(record.topic(), Codecs.BACKEND_REPORT).read(record.value()));
    } else {
      Registration asked = bound(record.topic(), Codecs.REGISTRATION).read(record.value());
      registrations.add(asked);
      answer(new String(record.key(), UTF_8), asked);
    }
  }

  private void answer(String address, Registration asked) {
    boolean leaves = asked.action() == Registration.Action.LEAVE;
    Result.Accepted node =
        new Result.Accepted(new UUID(7, 7), 1_000, 0, 0, NodeStatus.AVAILABLE, false, null);
    Result result =
        new Result(
            asked.requestId(),
            asked.incarnation(),
            leaves ? Result.Outcome.LEFT : Result.Outcome.CREATED,
            null,
            "",
            node,
            null,
            0,
            1_000);
    send(TOPICS.results(), Codecs.RESULT, address, result, 1_000);
  }

  private <V> void write(String topic, Codec<V> codec, String key, V value, long revision)
      throws Exception {
    send(topic, codec, key, value, revision);
    producer.flush();
  }

  private <V> void send(String topic, Codec<V> codec, String key, V value, long revision) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, key.getBytes(UTF_8), bound(topic, codec).write(value));
    RecordHeaders.put(record.headers(), Headers.REVISION, revision);
    var unused = producer.send(record);
  }

  private <V> TopicCodec<V> bound(String topic, Codec<V> codec) {
    return new TopicCodec<>(topic, codec, serdes.serializer(), serdes.deserializer(List.of()));
  }

  private Map<String, Object> clients() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private static NewTopic topic(TopicSpec spec) {
    return new NewTopic(TOPICS.name(spec), spec.partitions(), (short) 1).configs(spec.configs(1));
  }
}
