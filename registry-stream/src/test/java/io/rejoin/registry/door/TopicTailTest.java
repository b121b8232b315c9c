package io.rejoin.registry.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class TopicTailTest {

  private static final String TOPIC = "results";
  private static final TopicPartition BUSY = new TopicPartition(TOPIC, 0);
  private static final TopicPartition IDLE = new TopicPartition(TOPIC, 1);

  private final List<String> handed = new CopyOnWriteArrayList<>();
  private final List<Tailed> opened = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile long end = 100;
  private TopicTail tail;

  @AfterEach
  void stop() throws InterruptedException {
    tail.stop();
    assertThat(latest().closed()).isTrue();
  }

  @Test
  void shouldHandOverWhatIsWrittenOnceItHasStarted() throws Exception {
    start(0);

    latest().write(BUSY, 100, "a");

    Await.until("it is handed over", () -> handed.equals(List.of("0-100 a")));
  }

  @Test
  void shouldBeginBeforeTheEndWhenAsked() throws Exception {
    start(30);

    Await.until("it polls", () -> !latest().begun.isEmpty());
    assertThat(latest().begun).isEqualTo(Map.of(BUSY, 70L, IDLE, 70L));
  }

  @Test
  void shouldBeginWithTheFirstRecordWhenThereAreFewer() throws Exception {
    start(1_000);

    Await.until("it polls", () -> !latest().begun.isEmpty());
    assertThat(latest().begun).isEqualTo(Map.of(BUSY, 5L, IDLE, 5L));
  }

  @Test
  void shouldMissNothingWhileItWasAwayEvenWhereNothingHadBeenRead() throws Exception {
    start(0);
    latest().write(BUSY, 100, "a");
    Await.until("it is handed over", () -> handed.size() == 1);

    end = 120;
    refusals.set(1);
    latest().fail();

    Await.until("it reads again", () -> opened.size() == 2 && !latest().begun.isEmpty());
    assertThat(latest().begun).isEqualTo(Map.of(BUSY, 101L, IDLE, 100L));
  }

  @Test
  void shouldGoOnWhenAListenerFails() throws Exception {
    start(0);

    latest().write(BUSY, 100, "broken");
    latest().write(BUSY, 101, "b");

    Await.until("the next is handed over", () -> handed.equals(List.of("0-101 b")));
  }

  private void start(long back) throws InterruptedException {
    tail = new TopicTail(TOPIC, back, this::open, this::hand);
    tail.start();
  }

  private Tailed open() {
    if (refusals.getAndDecrement() > 0) {
      throw new KafkaException("nobody answers");
    }
    Tailed consumer = new Tailed(end);
    opened.add(consumer);
    return consumer;
  }

  private void hand(ConsumerRecord<byte[], byte[]> record) {
    String text = new String(record.value(), UTF_8);
    if (text.equals("broken")) {
      throw new IllegalArgumentException("Expected another record");
    }
    handed.add(record.partition() + "-" + record.offset() + " " + text);
  }

  private Tailed latest() {
    return opened.get(opened.size() - 1);
  }

  /** A consumer of a topic with two partitions, fed by a test. */
  private static final class Tailed extends MockConsumer<byte[], byte[]> {

    private volatile Map<TopicPartition, Long> begun = Map.of();

    Tailed(long end) {
      super("latest");
      updatePartitions(TOPIC, Stream.of(BUSY, IDLE).map(Tailed::info).toList());
      updateBeginningOffsets(Map.of(BUSY, 5L, IDLE, 5L));
      updateEndOffsets(Map.of(BUSY, end, IDLE, end));
      schedulePollTask(() -> begun = Map.of(BUSY, position(BUSY), IDLE, position(IDLE)));
    }

    private static PartitionInfo info(TopicPartition partition) {
      Node[] nodes = {};
      return new PartitionInfo(
          partition.topic(), partition.partition(), Node.noNode(), nodes, nodes);
    }

    void write(TopicPartition partition, long offset, String value) {
      schedulePollTask(
          () ->
              addRecord(
                  new ConsumerRecord<>(
                      partition.topic(),
                      partition.partition(),
                      offset,
                      "n1".getBytes(UTF_8),
                      value.getBytes(UTF_8))));
    }

    void fail() {
      schedulePollTask(
          () -> {
            throw new KafkaException("the connection is lost");
          });
    }
  }
}
