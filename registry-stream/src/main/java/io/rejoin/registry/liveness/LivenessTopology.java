package io.rejoin.registry.liveness;

import io.rejoin.registry.stage.StageStreams;
import io.rejoin.schemas.topic.Topics;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Wires liveness, and names all that is in it. One task a partition of {@code heartbeats}; several
 * instances share the tasks.
 */
public final class LivenessTopology {

  static final String SOURCE = "input-heartbeats";
  static final String PROCESSOR = "liveness";
  static final String CONTROL_SINK = "control";
  static final String HEARTBEAT_SINK = "heartbeats";
  static final String DEAD_LETTER_SINK = "dead-letters";

  /** A thread wakes up so often when no beats come; ticks are far apart. */
  private static final int POLL_MS = 20;

  private static final TimestampExtractor APPEND_TIME =
      (record, partitionTime) -> Math.max(0, record.timestamp());

  private LivenessTopology() {}

  /**
   * The topology; run it with {@link #settings()}. Without a committed position it begins at the
   * end: an old beat proves nothing.
   */
  public static Topology build(LivenessParts parts) {
    Topics topics = parts.stage().topics();
    ByteArrayDeserializer rawIn = new ByteArrayDeserializer();
    ByteArraySerializer raw = new ByteArraySerializer();
    return new Topology()
        .addSource(AutoOffsetReset.latest(), SOURCE, APPEND_TIME, rawIn, rawIn, topics.heartbeats())
        .addProcessor(PROCESSOR, () -> new LivenessProcessor(parts), SOURCE)
        .addSink(CONTROL_SINK, topics.control(), raw, raw, PROCESSOR)
        .addSink(
            HEARTBEAT_SINK,
            topics.heartbeats(),
            Addressed.KEY,
            raw,
            Addressed.PARTITIONER,
            PROCESSOR)
        .addSink(DEAD_LETTER_SINK, topics.deadLetters(), raw, raw, PROCESSOR);
  }

  /** What liveness asks of Kafka Streams, whatever else is configured. */
  public static Map<String, Object> settings() {
    Map<String, Object> settings = StageStreams.settings(StreamsConfig.AT_LEAST_ONCE);
    settings.put(StreamsConfig.POLL_MS_CONFIG, POLL_MS);
    return settings;
  }
}
