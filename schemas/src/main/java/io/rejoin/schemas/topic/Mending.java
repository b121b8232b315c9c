package io.rejoin.schemas.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Spells the commands that mend a topic, with the tools that come with Kafka and our own.
 *
 * @param bootstrapServers as the tools take them
 * @param prefix of the topics
 * @param brokers ids of all brokers there are
 */
record Mending(String bootstrapServers, String prefix, List<Integer> brokers) {

  String create() {
    return "rejoin topics create --bootstrap-servers "
        + bootstrapServers
        + " --prefix "
        + quoted(prefix);
  }

  /** Deleting is the only way to fewer partitions; what stood there is lost. */
  String createAnew(String topic) {
    return kafka("kafka-topics.sh") + " --delete --topic " + topic + " && " + create();
  }

  String partitions(String topic, int partitions) {
    return kafka("kafka-topics.sh") + " --alter --topic " + topic + " --partitions " + partitions;
  }

  String config(String topic, String name, String value) {
    String spelt = value.indexOf(',') < 0 ? value : "[" + value + "]";
    return kafka("kafka-configs.sh")
        + " --alter --entity-type topics --entity-name "
        + topic
        + " --add-config "
        + quoted(name + "=" + spelt);
  }

  String feature(String name, int level) {
    return kafka("kafka-features.sh") + " upgrade --feature " + name + "=" + level;
  }

  /** More replicas, on the brokers that have none yet; the preferred leaders stay. For bash. */
  String replicas(ObservedTopic topic, int replication) {
    if (brokers.size() < replication) {
      return "start %d more brokers, then rejoin topics check"
          .formatted(replication - brokers.size());
    }
    String partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> assignment(topic, partition, replication))
            .collect(Collectors.joining(","));
    return kafka("kafka-reassign-partitions.sh")
        + " --execute --reassignment-json-file <(echo "
        + quoted("{\"version\":1,\"partitions\":[" + partitions + "]}")
        + ")";
  }

  private String assignment(ObservedTopic topic, int partition, int replication) {
    List<Integer> replicas = new ArrayList<>(topic.replicas().get(partition));
    brokers.stream()
        .filter(broker -> !replicas.contains(broker))
        .limit(Math.max(0, replication - replicas.size()))
        .forEach(replicas::add);
    return "{\"topic\":\"%s\",\"partition\":%d,\"replicas\":%s}"
        .formatted(topic.name(), partition, replicas);
  }

  private String kafka(String tool) {
    return tool + " --bootstrap-server " + bootstrapServers;
  }

  private static String quoted(String text) {
    return "'" + text + "'";
  }
}
