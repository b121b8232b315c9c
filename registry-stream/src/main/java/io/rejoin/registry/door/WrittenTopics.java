package io.rejoin.registry.door;

import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Command;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.topic.Topics;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** How the door writes each input topic. */
record WrittenTopics(
    TopicCodec<Registration> registrations,
    TopicCodec<ClusterIpReport> clusterIps,
    TopicCodec<Assignment> assignments,
    TopicCodec<Heartbeat> heartbeats,
    TopicCodec<Command> commands) {

  static WrittenTopics of(
      Topics topics, Serializer<Object> serializer, Deserializer<Object> deserializer) {
    return new WrittenTopics(
        codec(topics.registrations(), Codecs.REGISTRATION, serializer, deserializer),
        codec(topics.clusterIps(), Codecs.CLUSTER_IP_REPORT, serializer, deserializer),
        codec(topics.assignments(), Codecs.ASSIGNMENT, serializer, deserializer),
        codec(topics.heartbeats(), Codecs.HEARTBEAT, serializer, deserializer),
        codec(topics.commands(), Codecs.COMMAND, serializer, deserializer));
  }

  private static <V> TopicCodec<V> codec(
      String topic,
      Codec<V> codec,
      Serializer<Object> serializer,
      Deserializer<Object> deserializer) {
    return new TopicCodec<>(topic, codec, serializer, deserializer);
  }
}
