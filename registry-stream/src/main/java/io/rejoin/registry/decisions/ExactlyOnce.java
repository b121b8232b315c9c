package io.rejoin.registry.decisions;

import io.rejoin.registry.stage.StageStreams;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.assignment.assignors.StickyTaskAssignor;

/**
 * Settings of Kafka Streams for the decision stage. A transaction that a dead instance leaves
 * behind must end soon, so its time is short.
 *
 * <p>The one task stays where it is until its owner goes, and then moves to the standby, however
 * far that is behind. Streams' default would move it to even the load when an instance joins, and
 * could hand it to an empty one.
 */
final class ExactlyOnce {

  /** Above what one commit interval takes, and what a rewriting of 300,000 records does. */
  private static final int TRANSACTION_MS = 3_000;

  /** Only the position is cached: a few small records. */
  private static final int CACHE_BYTES = 1024 * 1024;

  private ExactlyOnce() {}

  /** By their names in Kafka. */
  static Map<String, Object> settings() {
    Map<String, Object> settings = StageStreams.settings(StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
    settings.put(StreamsConfig.TASK_ASSIGNOR_CLASS_CONFIG, StickyTaskAssignor.class.getName());
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
    settings.put(StageStreams.producer(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_MS);
    return settings;
  }
}
