package io.rejoin.schemas.topic;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks the brokers what there is. Blocks.
 *
 * @param admin closed by whoever made it
 */
record TopicReader(Admin admin, KafkaCalls calls) {

  /** The topics that exist, by full name. */
  Map<String, TopicDescription> describe(Collection<String> names) {
    Map<String, TopicDescription> found = new HashMap<>();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach(
            (name, answer) -> {
              try {
                found.put(name, calls.await("topic " + name, answer));
              } catch (UnknownTopicOrPartitionException e) {
                found.remove(name);
              }
            });
    return found;
  }

  /** Everything about the topics that exist, by full name. */
  Map<String, ObservedTopic> observe(Collection<String> names) {
    Map<String, TopicDescription> found = describe(names);
    Map<String, Map<String, String>> configs = configs(found.keySet());
    return found.values().stream()
        .map(topic -> new ObservedTopic(topic.name(), replicas(topic), configs.get(topic.name())))
        .collect(Collectors.toMap(ObservedTopic::name, Function.identity()));
  }

  /** Ids of all brokers, in ascending order. */
  List<Integer> brokers() {
    return calls.await("the brokers", admin.describeCluster().nodes()).stream()
        .map(Node::id)
        .sorted()
        .toList();
  }

  /** The level that a feature of the cluster is at; 0 when it is off. */
  int featureLevel(String feature) {
    FinalizedVersionRange range =
        calls
            .await("the cluster's features", admin.describeFeatures().featureMetadata())
            .finalizedFeatures()
            .get(feature);
    return range == null ? 0 : range.maxVersionLevel();
  }

  /** Where the next record of a topic's first partition will stand, committed or not. */
  long endOffset(String topic) {
    TopicPartition first = new TopicPartition(topic, 0);
    return calls
        .await("the end of " + first, admin.listOffsets(Map.of(first, OffsetSpec.latest())).all())
        .get(first)
        .offset();
  }

  private Map<String, Map<String, String>> configs(Collection<String> names) {
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    return calls
        .await("the topics' configuration", admin.describeConfigs(resources).all())
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(entry -> entry.getKey().name(), entry -> texts(entry.getValue())));
  }

  private static Map<String, String> texts(Config config) {
    return config.entries().stream()
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }

  private static List<List<Integer>> replicas(TopicDescription topic) {
    return topic.partitions().stream().map(TopicReader::replicas).toList();
  }

  private static List<Integer> replicas(TopicPartitionInfo partition) {
    return partition.replicas().stream().map(Node::id).toList();
  }
}
