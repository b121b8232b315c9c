package io.rejoin.registry.intake;

import io.rejoin.registry.stage.StageStreams;
import io.rejoin.schemas.topic.TopicSpec;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Wires intake, and names all that is in it.
 *
 * <pre>
 *  registrations  cluster-ips  assignments        ┌─► control
 *  commands  reports  applied ─────────► intake ──┤
 *                        (a tick a second) ┘      └─► dead-letters
 * </pre>
 *
 * <p>One task a partition of the topic that has most; the tick is written by the one that owns the
 * partitions 0. Several instances share the tasks.
 */
public final class IntakeTopology {

  /** Followed by the topic's name without prefix. */
  static final String SOURCE_PREFIX = "input-";

  static final String PROCESSOR = "intake";
  static final String CONTROL_SINK = "control";
  static final String DEAD_LETTER_SINK = "dead-letters";

  /** A record without an append time counts as one from 1970; nobody compares it. */
  private static final TimestampExtractor APPEND_TIME =
      (record, partitionTime) -> Math.max(0, record.timestamp());

  private IntakeTopology() {}

  /**
   * The topology; run it with {@link #settings()}.
   *
   * @param topicIds the id of a topic by its full name; asked at each assignment of a task
   */
  public static Topology build(StageParts parts, UnaryOperator<String> topicIds) {
    Map<String, TopicSpec> inputs = InputSource.specs(parts.topics());
    Topology topology = new Topology();
    inputs.forEach((topic, spec) -> addSource(topology, topic, spec));
    String[] sources = inputs.values().stream().map(IntakeTopology::source).toArray(String[]::new);
    ByteArraySerializer raw = new ByteArraySerializer();
    return topology
        .addProcessor(PROCESSOR, () -> new IntakeProcessor(parts, topicIds), sources)
        .addSink(CONTROL_SINK, parts.topics().control(), raw, raw, PROCESSOR)
        .addSink(DEAD_LETTER_SINK, parts.topics().deadLetters(), raw, raw, PROCESSOR);
  }

  /** What intake asks of Kafka Streams, whatever else is configured. */
  public static Map<String, Object> settings() {
    return StageStreams.settings(StreamsConfig.AT_LEAST_ONCE);
  }

  private static void addSource(Topology topology, String topic, TopicSpec spec) {
    ByteArrayDeserializer raw = new ByteArrayDeserializer();
    topology.addSource(AutoOffsetReset.earliest(), source(spec), APPEND_TIME, raw, raw, topic);
  }

  private static String source(TopicSpec spec) {
    return SOURCE_PREFIX + spec.name();
  }
}
