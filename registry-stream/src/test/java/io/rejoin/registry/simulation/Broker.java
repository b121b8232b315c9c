package io.rejoin.registry.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;

/** The topics and the clock that stamps inputs as they are appended. */
final class Broker {

  private final Map<String, List<PartitionLog>> topics = new TreeMap<>();
  private long nowMs = 1_750_000_000_000L;

  long nowMs() {
    return nowMs;
  }

  /** Time passes, or the broker's clock is set. */
  void passMs(long ms) {
    nowMs += ms;
  }

  PartitionLog log(String topic, int partition) {
    return topics.computeIfAbsent(topic, Broker::partitions).get(partition);
  }

  PartitionLog control() {
    return log(Wire.TOPICS.control(), 0);
  }

  int partitionsOf(String topic) {
    return topics.computeIfAbsent(topic, Broker::partitions).size();
  }

  /** Appends with append time. */
  Entry append(String topic, int partition, byte[] key, byte[] value, Headers headers) {
    return log(topic, partition).append(nowMs, key, value, headers, null);
  }

  private static List<PartitionLog> partitions(String topic) {
    List<PartitionLog> logs = new ArrayList<>();
    int count = Wire.partitioned().contains(topic) ? Wire.PARTITIONS : 1;
    for (int partition = 0; partition < count; partition++) {
      logs.add(new PartitionLog(topic, partition));
    }
    return logs;
  }
}
