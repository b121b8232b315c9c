package io.rejoin.registry.intake;

import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.ControlInput;
import io.rejoin.schemas.state.Position.Source;
import io.rejoin.schemas.topic.TopicSpec;
import io.rejoin.schemas.topic.Topics;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * An input topic.
 *
 * @param id that the broker gave it when it was made
 */
record InputSource(TopicSpec spec, String id, TopicCodec<? extends ControlInput> codec) {

  private static final Map<String, Codec<? extends ControlInput>> CODECS =
      Stream.of(
              Codecs.REGISTRATION,
              Codecs.CLUSTER_IP_REPORT,
              Codecs.ASSIGNMENT,
              Codecs.COMMAND,
              Codecs.BACKEND_REPORT,
              Codecs.APPLIED)
          .collect(Collectors.toMap(codec -> codec.schema().getName(), codec -> codec));

  /** The topics that intake reads, by full name. */
  static Map<String, TopicSpec> specs(Topics topics) {
    Map<String, TopicSpec> specs = new TreeMap<>();
    topics.intake().forEach(topic -> specs.put(topic, topics.spec(topic).orElseThrow()));
    return specs;
  }

  /** The same with what is needed to read them. */
  static Map<String, InputSource> all(StageParts parts, UnaryOperator<String> topicIds) {
    Map<String, InputSource> all = new TreeMap<>();
    specs(parts.topics())
        .forEach((topic, spec) -> all.put(topic, of(parts, topic, topicIds.apply(topic))));
    return all;
  }

  /** Where a record of this topic stands. */
  Source position(RecordMetadata record) {
    return new Source(id, record.partition(), record.offset());
  }

  private static InputSource of(StageParts parts, String topic, String id) {
    TopicSpec spec = parts.spec(topic);
    return new InputSource(spec, id, parts.codec(topic, CODECS.get(spec.type())));
  }
}
