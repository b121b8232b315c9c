package io.rejoin.schemas.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RevisionScanTest {

  private static final TopicPartition NODES = new TopicPartition("x.nodes", 0);
  private static final TopicPartition KICKS = new TopicPartition("x.kicks", 1);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final RevisionScan scan = new RevisionScan(consumer, Duration.ofMillis(300));

  @BeforeEach
  void knowTopics() {
    for (TopicPartition partition : List.of(NODES, KICKS)) {
      Node[] none = {};
      consumer.updatePartitions(
          partition.topic(),
          List.of(new PartitionInfo(partition.topic(), partition.partition(), null, none, none)));
    }
  }

  @Test
  void shouldFindTheHighestRevisionOfAllTopics() {
    // given
    offsets(NODES, 0, 2);
    offsets(KICKS, 5, 8);
    consumer.schedulePollTask(
        () -> {
          add(NODES, 0, "41");
          add(NODES, 1, "7");
          add(KICKS, 5, "12");
          add(KICKS, 6, "1042");
          add(KICKS, 7, null);
        });

    // when, then
    assertThat(scan.highest(List.of("x.nodes", "x.kicks"))).isEqualTo(1_042);
  }

  @Test
  void shouldFindNoneWhenTopicsAreEmpty() {
    offsets(NODES, 0, 0);
    offsets(KICKS, 9, 9);

    assertThat(scan.highest(List.of("x.nodes", "x.kicks"))).isEqualTo(RevisionScan.NONE);
  }

  @Test
  void shouldReadTheEndOnlyWhenATopicIsLong() {
    // given
    offsets(NODES, 0, 1_000_000);
    consumer.schedulePollTask(
        () -> {
          add(NODES, 989_999, "999999999");
          add(NODES, 990_000, "3");
          add(NODES, 999_999, "5");
        });

    // when, then
    assertThat(scan.highest(List.of("x.nodes"))).isEqualTo(5);
  }

  @Test
  void shouldPassOverARevisionThatIsNone() {
    // given
    offsets(NODES, 0, 2);
    consumer.schedulePollTask(
        () -> {
          add(NODES, 0, "8");
          add(NODES, 1, "eight");
        });

    // when, then
    assertThat(scan.highest(List.of("x.nodes"))).isEqualTo(8);
  }

  @Test
  void shouldGiveUpWhenNothingComes() {
    offsets(NODES, 0, 2);

    assertThatThrownBy(() -> scan.highest(List.of("x.nodes")))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("Expected to read the ends of [x.nodes-0], but nothing came within PT0.3S");
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0",
    "0, 1000000",
    "999999, 1000000",
    "1000000, 2000000",
    "12345678, 13000000",
  })
  void shouldBeginALogAboveEveryRevision(long highest, long base) {
    assertThat(ControlLog.baseAbove(highest)).isEqualTo(base);
  }

  private void offsets(TopicPartition partition, long begin, long end) {
    consumer.updateBeginningOffsets(new HashMap<>(Map.of(partition, begin)));
    consumer.updateEndOffsets(new HashMap<>(Map.of(partition, end)));
  }

  private void add(TopicPartition partition, long offset, String revision) {
    Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    if (revision != null) {
      headers.add("rejoin-revision", revision.getBytes(UTF_8));
    }
    consumer.addRecord(
        new ConsumerRecord<>(
            partition.topic(),
            partition.partition(),
            offset,
            0L,
            TimestampType.LOG_APPEND_TIME,
            0,
            0,
            new byte[0],
            null,
            headers,
            Optional.empty()));
  }
}
