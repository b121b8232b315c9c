package io.rejoin.schemas.topic;

import io.rejoin.schemas.codec.UndecodableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the highest revision in the registry's output topics. It reads the end of each partition
 * only: revisions rise along it, but for what a successor says again after a crash, which is at
 * most what one commit holds. Whoever starts a log above the result rounds up generously.
 *
 * @param consumer that reads uncommitted: what a reader can have seen counts
 * @param timeout without any progress
 */
record RevisionScan(Consumer<byte[], byte[]> consumer, Duration timeout) {

  private static final Logger LOG = LoggerFactory.getLogger(RevisionScan.class);

  /** Nothing with a revision was found. */
  static final long NONE = -1;

  /** Records read from the end of a partition. */
  private static final long TAIL = 10_000;

  private static final Duration POLL = Duration.ofMillis(100);

  /** The highest revision in the topics, all of which exist. */
  long highest(List<String> topics) {
    List<TopicPartition> partitions = topics.stream().flatMap(this::partitions).toList();
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    consumer.assign(partitions);
    partitions.forEach(
        partition ->
            consumer.seek(partition, Math.max(begins.get(partition), ends.get(partition) - TAIL)));
    return read(ends);
  }

  private Stream<TopicPartition> partitions(String topic) {
    List<PartitionInfo> found = consumer.partitionsFor(topic);
    return found.stream().map(info -> new TopicPartition(topic, info.partition()));
  }

  private long read(Map<TopicPartition, Long> ends) {
    long highest = NONE;
    long quiet = 0;
    while (!isRead(ends)) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        highest = Math.max(highest, revision(record));
      }
      quiet = records.isEmpty() ? quiet + 1 : 0;
      if (quiet > timeout.dividedBy(POLL)) {
        throw new TimeoutException(
            "Expected to read the ends of %s, but nothing came within %s"
                .formatted(ends.keySet(), timeout));
      }
    }
    return highest;
  }

  private static long revision(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Stamp.revision(record.headers());
    } catch (UndecodableException e) {
      LOG.warn(
          "Passing over {}-{}@{}: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
      return NONE;
    }
  }

  private boolean isRead(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
