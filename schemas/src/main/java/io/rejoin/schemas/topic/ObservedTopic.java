package io.rejoin.schemas.topic;

import java.util.List;
import java.util.Map;

/**
 * A topic as the brokers describe it.
 *
 * @param name full name
 * @param replicas for each partition the ids of the brokers that have it, the preferred leader
 *     first
 * @param configs all of its configuration, defaults included
 */
record ObservedTopic(String name, List<List<Integer>> replicas, Map<String, String> configs) {

  int partitions() {
    return replicas.size();
  }

  /** Replicas of the partition that has the fewest. */
  int replication() {
    return replicas.stream().mapToInt(List::size).min().orElse(0);
  }
}
