package io.rejoin.registry.simulation;

import io.rejoin.registry.decisions.wire.DecisionCodecs;
import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.serde.ValueSerdes;
import io.rejoin.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Topics and serdes as production has them, over a schema registry in memory. */
final class Wire {

  static final Topics TOPICS = Topics.withPrefix("simulated.");

  /** Partitions of registrations, and of heartbeats. */
  static final int PARTITIONS = 2;

  private static final ValueSerdes SERDES =
      new ValueSerdes(Map.of("schema.registry.url", "mock://simulation"));
  static final Serializer<Object> WRITER = SERDES.serializer();
  static final Deserializer<Object> READER =
      SERDES.deserializer(Codecs.all().stream().map(Codec::schema).toList());

  static {
    Codecs.all().forEach(c -> SERDES.registry().register(c.schema().getName(), c.schema()));
  }

  static final DecisionCodecs CODECS = DecisionCodecs.of(TOPICS, WRITER, READER);

  private Wire() {}

  static <V> TopicCodec<V> codec(String topic, Codec<V> codec) {
    return new TopicCodec<>(topic, codec, WRITER, READER);
  }

  /** The input topics that have several partitions; all others have one. */
  static List<String> partitioned() {
    return List.of(TOPICS.registrations(), TOPICS.heartbeats());
  }
}
