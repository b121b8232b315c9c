package io.rejoin.registry.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rejoin.registry.intake.InputFixtures.Sample;
import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.ControlInput;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** Intake in its production wiring and settings, one task, without a broker. */
final class IntakeRig implements AutoCloseable {

  static final Topics TOPICS = Topics.withPrefix("test.");
  static final Instant START = Instant.ofEpochMilli(1_750_000_000_000L);

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final AtomicReference<Rules> rules = new AtomicReference<>(Rules.DEFAULT);
  final List<Duration> pauses = new ArrayList<>();
  private final ValueSerdes serdes =
      new ValueSerdes(Map.of("schema.registry.url", "mock://intake-" + System.nanoTime()));
  private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
  private TopologyTestDriver driver;

  IntakeRig() {
    this(ProofCheck.none());
  }

  IntakeRig(ProofCheck proofs) {
    start(parts(proofs, deserializer()));
  }

  IntakeRig(Deserializer<Object> deserializer) {
    start(parts(ProofCheck.none(), deserializer));
  }

  static String topicId(String topic) {
    return "id-of-" + topic;
  }

  StageParts parts(ProofCheck proofs, Deserializer<Object> deserializer) {
    Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));
    return new StageParts(
        TOPICS,
        serdes.serializer(),
        deserializer,
        proofs,
        rules::get,
        new Patience(backoff, 4, pauses::add, new SplittableRandom(1)),
        meters);
  }

  Deserializer<Object> deserializer() {
    return serdes.deserializer(Codecs.all().stream().map(Codec::schema).toList());
  }

  void start(StageParts parts) {
    Properties config = new Properties();
    config.putAll(IntakeTopology.settings());
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "intake-test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092");
    driver = new TopologyTestDriver(IntakeTopology.build(parts, IntakeRig::topicId), config, START);
    inputs.clear();
  }

  /** The task is taken away and given back. */
  void reassign() {
    driver.close();
    start(parts(ProofCheck.none(), deserializer()));
  }

  <V extends ControlInput> byte[] bytes(Sample<V> sample) {
    return codec(sample.topic(), sample.codec()).write(sample.value());
  }

  <V> TopicCodec<V> codec(String topic, Codec<V> codec) {
    return new TopicCodec<>(topic, codec, serdes.serializer(), deserializer());
  }

  void send(String topic, String key, byte[] value) {
    send(topic, key == null ? null : key.getBytes(UTF_8), value, new RecordHeaders());
  }

  void send(String topic, byte[] key, byte[] value, Headers headers) {
    inputs
        .computeIfAbsent(
            topic,
            name ->
                driver.createInputTopic(name, new ByteArraySerializer(), new ByteArraySerializer()))
        .pipeInput(new TestRecord<>(key, value, headers, START));
  }

  <V extends ControlInput> void send(String key, Sample<V> sample) {
    send(sample.topic(), key, bytes(sample));
  }

  void pass(Duration time) {
    driver.advanceWallClockTime(time);
  }

  List<TestRecord<byte[], byte[]>> controlRecords() {
    return read(TOPICS.control());
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return read(TOPICS.deadLetters());
  }

  Control control(TestRecord<byte[], byte[]> record) {
    return codec(TOPICS.control(), Codecs.CONTROL).read(record.value());
  }

  @Override
  public void close() {
    driver.close();
  }

  private List<TestRecord<byte[], byte[]>> read(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }
}
