package io.rejoin.registry.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.rejoin.schemas.codec.Codec;
import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.topic.TopicSpec;
import io.rejoin.schemas.topic.Topics;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * What intake and liveness have in common. All of it is shared by their tasks, and used by several
 * threads.
 *
 * @param serializer of Confluent's wire format
 * @param deserializer of the same, into generic records
 * @param proofs how proofs are looked at
 * @param rules in force, as far as this instance knows
 */
public record StageParts(
    Topics topics,
    Serializer<Object> serializer,
    Deserializer<Object> deserializer,
    ProofCheck proofs,
    Supplier<Rules> rules,
    Patience patience,
    MeterRegistry meters) {

  /** The catalogue's entry of a topic by its full name. */
  public TopicSpec spec(String topic) {
    return topics.spec(topic).orElseThrow();
  }

  /** The codec of a topic's values. */
  public <V> TopicCodec<V> codec(String topic, Codec<V> codec) {
    return new TopicCodec<>(topic, codec, serializer, deserializer);
  }

  /** What writes the control log. */
  public ControlWriter controlWriter() {
    String topic = topics.control();
    return new ControlWriter(codec(topic, Codecs.CONTROL), spec(topic), patience);
  }

  /** What sets records aside. */
  public DeadLetter deadLetter() {
    return new DeadLetter(spec(topics.deadLetters()));
  }
}
