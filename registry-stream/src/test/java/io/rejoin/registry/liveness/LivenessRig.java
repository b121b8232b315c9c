package io.rejoin.registry.liveness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rejoin.registry.intake.Patience;
import io.rejoin.registry.intake.ProofCheck;
import io.rejoin.registry.intake.StageParts;
import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.ControlInput;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.LivenessCounted;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.topic.Topics;
import io.rejoin.schemas.value.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** Liveness in its production wiring and settings, the task of partition 0, without a broker. */
final class LivenessRig implements AutoCloseable {

  static final Topics TOPICS = Topics.withPrefix("test.");
  static final Instant START = Instant.ofEpochMilli(1_750_000_000_000L);

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final FakeNodes nodes = new FakeNodes();
  final AtomicReference<Rules> rules = new AtomicReference<>(Rules.DEFAULT);
  private final ValueSerdes serdes =
      new ValueSerdes(Map.of("schema.registry.url", "mock://liveness"));
  private final ProofCheck proofs;
  private final int partitions;
  private TopologyTestDriver driver;
  private Instant now = START;
  private int starts;
  private long sequence;

  LivenessRig() {
    this(ProofCheck.none(), 1);
  }

  LivenessRig(ProofCheck proofs, int partitions) {
    this.proofs = proofs;
    this.partitions = partitions;
    start();
  }

  /** The task starts, here or elsewhere, with an empty heap. */
  void restart() {
    driver.close();
    start();
  }

  private void start() {
    Properties config = new Properties();
    config.putAll(LivenessTopology.settings());
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "liveness-test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092");
    driver = new TopologyTestDriver(LivenessTopology.build(parts()), config, now);
  }

  LivenessParts parts() {
    Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));
    Patience patience = new Patience(backoff, 4, pause -> {}, new SplittableRandom(1));
    StageParts stage =
        new StageParts(
            TOPICS,
            serdes.serializer(),
            serdes.deserializer(Codecs.all().stream().map(Codec::schema).toList()),
            proofs,
            rules::get,
            patience,
            meters);
    return new LivenessParts(
        stage, nodes, () -> partitions, () -> "writer-" + ++starts, LivenessLimits.DEFAULT);
  }

  /** The task ends. */
  void stop() {
    driver.close();
    driver = null;
  }

  /** A node is shown, and its term begins. */
  Node live(String address, long incarnation) {
    Node node = NodeFixtures.node(address, NodeFixtures.incarnation(incarnation));
    nodes.show(node);
    pass(250);
    return node;
  }

  void beat(Node node) {
    send(node.address(), value(node, null));
  }

  byte[] value(Node node, String unhealthy) {
    Heartbeat heartbeat =
        new Heartbeat(
            node.stay().incarnation(),
            ++sequence,
            unhealthy == null ? Health.UP : Health.UNHEALTHY,
            unhealthy == null ? "" : unhealthy,
            -1);
    return codec(TOPICS.heartbeats(), Codecs.HEARTBEAT).write(heartbeat);
  }

  void send(String key, byte[] value) {
    send(key == null ? null : key.getBytes(UTF_8), value, new RecordHeaders());
  }

  void send(byte[] key, byte[] value, Headers headers) {
    driver
        .createInputTopic(TOPICS.heartbeats(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(key, value, headers, now));
  }

  /** A tick of another writer, appended so much later than now. */
  void foreignTick(long laterMs) {
    Headers headers = new RecordHeaders();
    headers.add("rejoin-tick", "another 7".getBytes(UTF_8));
    driver
        .createInputTopic(TOPICS.heartbeats(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(
            new TestRecord<>("@tick".getBytes(UTF_8), null, headers, now.plusMillis(laterMs)));
  }

  /** Lets time pass, a tick of the wall clock at each interval. */
  LivenessRig pass(long ms) {
    for (long left = ms; left > 0; left -= 250) {
      jump(Math.min(left, 250));
    }
    return this;
  }

  /** Time passes at once, as when the process or the broker stood still. */
  void jump(long ms) {
    now = now.plusMillis(ms);
    driver.advanceWallClockTime(Duration.ofMillis(ms));
  }

  /** What was said of nodes since it was taken last. */
  List<ControlInput> said() {
    return control().stream().filter(input -> !(input instanceof LivenessCounted)).toList();
  }

  List<ControlInput> control() {
    return controlRecords().stream().map(this::control).map(Control::input).toList();
  }

  List<TestRecord<byte[], byte[]>> controlRecords() {
    return read(TOPICS.control());
  }

  Control control(TestRecord<byte[], byte[]> record) {
    return codec(TOPICS.control(), Codecs.CONTROL).read(record.value());
  }

  List<TestRecord<byte[], byte[]>> heartbeats() {
    return read(TOPICS.heartbeats());
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return read(TOPICS.deadLetters());
  }

  double count(BeatOutcome outcome) {
    Counter counter =
        meters
            .find(LivenessMeters.BEATS)
            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
            .counter();
    return counter == null ? 0 : counter.count();
  }

  @Override
  public void close() {
    if (driver != null) {
      driver.close();
    }
  }

  private <V> TopicCodec<V> codec(String topic, Codec<V> codec) {
    return new TopicCodec<>(
        topic, codec, serdes.serializer(), serdes.deserializer(List.of(codec.schema())));
  }

  private List<TestRecord<byte[], byte[]>> read(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }
}
