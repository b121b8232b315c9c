package io.rejoin.registry.liveness;

import static io.rejoin.registry.intake.Eventually.eventually;
import static io.rejoin.registry.intake.InputBroker.TOPICS;
import static io.rejoin.registry.liveness.NodeFixtures.incarnation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.intake.InputBroker;
import io.rejoin.runtime.feed.Feed;
import io.rejoin.runtime.feed.FeedEnvironment;
import io.rejoin.runtime.feed.FeedOptions;
import io.rejoin.runtime.feed.FeedReader;
import io.rejoin.runtime.feed.FeedSource;
import io.rejoin.runtime.metrics.ClientBinder;
import io.rejoin.runtime.time.TimeSource;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.LivenessCounted;
import io.rejoin.schemas.input.NodeHeard;
import io.rejoin.schemas.input.NodeSilent;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.value.Health;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Liveness on a real broker: plain producers beat, and the control log tells. */
@Timeout(180)
final class LivenessIT {

  private static final int PARTITIONS = 8;
  private static final Rules QUICK =
      new Rules(
          2,
          Rules.LEVEL,
          1_000,
          600_000,
          1_000,
          true,
          false,
          2,
          3,
          60_000,
          3_600_000,
          256,
          Rules.Breaker.DEFAULT);

  @TempDir private Path dir;
  private InputBroker broker;
  private FeedReader feeds;
  private Feed<Node> nodes;
  private long revision;
  private long sequence;

  @BeforeEach
  void start() {
    broker = new InputBroker(dir);
    TopicCodec<Node> codec = broker.codec(TOPICS.nodes(), Codecs.NODE);
    feeds =
        new FeedReader(
            "nodes",
            FeedOptions.STANDARD,
            new FeedEnvironment(
                broker.client(),
                broker.client(),
                ClientBinder.NONE,
                TimeSource.system(),
                new SplittableRandom(1)));
    nodes = feeds.follow(FeedSource.of(TOPICS.nodes(), (key, value, headers) -> codec.read(value)));
    feeds.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    feeds.stop();
    broker.close();
  }

  @Test
  void shouldTellSilenceAndReturnOfNodeThatBeatsByPlainProducer() {
    KafkaStreams liveness = liveness(1);
    Node node = NodeFixtures.node("router-a", incarnation(1));
    show(node);

    eventually(() -> hasSaid(NodeSilent.class, incarnation(1)));
    show(NodeFixtures.with(node, NodeFixtures.silent(1_000)));
    eventually(
        () -> {
          beat(node, null);
          return hasSaid(NodeHeard.class, incarnation(1));
        });
    InputBroker.stop(liveness);
  }

  @Test
  void shouldHearNodeWhoseProducerChoosesAnotherPartition() {
    KafkaStreams liveness = liveness(1);
    Node node = NodeFixtures.node("router-a", incarnation(1), NodeFixtures.reported(), List.of());
    int wrong = (new HeartbeatPartitions(PARTITIONS).of(node.address()) + 1) % PARTITIONS;
    show(node);

    eventually(
        () -> {
          beat(node, wrong);
          return hasSaid(NodeHeard.class, incarnation(1));
        });
    InputBroker.stop(liveness);
  }

  @Test
  void shouldGoOnAfterFreshTermWhenInstanceIsTakenOver() {
    KafkaStreams first = liveness(1);
    Node node = NodeFixtures.node("router-a", incarnation(1));
    show(node);
    eventually(() -> hasSaid(NodeSilent.class, incarnation(1)));
    show(NodeFixtures.with(node, Condition.GOOD));
    InputBroker.stop(first);
    long said = silences();

    KafkaStreams second = liveness(2);
    eventually(() -> silences() > said);
    InputBroker.stop(second);
  }

  @Test
  void shouldCountEveryPartitionEachSecond() {
    KafkaStreams first = liveness(1);
    KafkaStreams second = liveness(2);

    eventually(() -> counted().size() == PARTITIONS);
    InputBroker.stop(first);
    InputBroker.stop(second);
  }

  private KafkaStreams liveness(int instance) {
    LivenessParts parts =
        new LivenessParts(
            broker.parts(() -> QUICK),
            new FollowedNodes(nodes),
            () -> PARTITIONS,
            () -> UUID.randomUUID().toString(),
            LivenessLimits.DEFAULT);
    return broker.start(
        "liveness", instance, LivenessTopology.build(parts), LivenessTopology.settings());
  }

  private void show(Node node) {
    byte[] value = broker.codec(TOPICS.nodes(), Codecs.NODE).write(node);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(TOPICS.nodes(), node.address().getBytes(UTF_8), value);
    record.headers().add(Headers.REVISION, Long.toString(++revision).getBytes(UTF_8));
    broker.send(record);
  }

  private void beat(Node node, Integer partition) {
    Heartbeat heartbeat = new Heartbeat(node.stay().incarnation(), ++sequence, Health.UP, "", 0.1);
    byte[] value = broker.codec(TOPICS.heartbeats(), Codecs.HEARTBEAT).write(heartbeat);
    broker.send(
        new ProducerRecord<>(
            TOPICS.heartbeats(), partition, node.address().getBytes(UTF_8), value));
  }

  private boolean hasSaid(Class<?> type, UUID incarnation) {
    return broker.control().stream()
        .map(Control::input)
        .anyMatch(
            input -> type.isInstance(input) && input.toString().contains(incarnation.toString()));
  }

  private long silences() {
    return broker.control().stream().filter(c -> c.input() instanceof NodeSilent).count();
  }

  private Set<Integer> counted() {
    Set<Integer> partitions = new TreeSet<>();
    broker.control().stream()
        .map(Control::input)
        .filter(LivenessCounted.class::isInstance)
        .forEach(input -> partitions.add(((LivenessCounted) input).partition()));
    assertThat(partitions).allMatch(partition -> partition < PARTITIONS);
    return partitions;
  }
}
