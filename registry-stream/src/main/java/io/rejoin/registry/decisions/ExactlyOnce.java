package io.rejoin.registry.decisions;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;
import org.apache.kafka.streams.processor.assignment.assignors.StickyTaskAssignor;

/**
 * Settings of Kafka Streams for the decision stage. Readers don't wait for commits, so these are
 * seldom; a transaction that a dead instance leaves behind must end soon, so its time is short.
 *
 * <p>The one task stays where it is until its owner goes, and then moves to the standby, however
 * far that is behind. Streams' default would move it to even the load when an instance joins, and
 * could hand it to an empty one.
 */
final class ExactlyOnce {

  private static final int COMMIT_MS = 500;

  /** How long a thread waits for records before it looks whether to commit. */
  private static final int POLL_MS = 2;

  /** Above what one commit interval takes, and what a rewriting of 300,000 records does. */
  private static final int TRANSACTION_MS = 3_000;

  private static final int LINGER_MS = 0;

  /** So a batch grows while the one before it is on its way: the busier, the larger. */
  private static final int IN_FLIGHT = 1;

  /** Kafka's 100 ms would hold up every transaction that begins while another one ends. */
  private static final int RETRY_MS = 2;

  private static final int RETRY_MAX_MS = 20;

  /** Only the position is cached: a few small records. */
  private static final int CACHE_BYTES = 1024 * 1024;

  /** By their names in Kafka. */
  static final Map<String, Object> SETTINGS =
      Map.ofEntries(
          Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
          Map.entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MS),
          Map.entry(StreamsConfig.POLL_MS_CONFIG, POLL_MS),
          Map.entry(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, -1),
          Map.entry(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1),
          Map.entry(StreamsConfig.TASK_ASSIGNOR_CLASS_CONFIG, StickyTaskAssignor.class.getName()),
          Map.entry(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES),
          Map.entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true),
          Map.entry(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class),
          Map.entry(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class),
          Map.entry(
              StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
              LogAndFailExceptionHandler.class),
          Map.entry(
              StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
              LogAndFailProcessingExceptionHandler.class),
          Map.entry(
              StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
              DefaultProductionExceptionHandler.class),
          Map.entry(producer(ProducerConfig.LINGER_MS_CONFIG), LINGER_MS),
          Map.entry(producer(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), IN_FLIGHT),
          Map.entry(producer(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), RETRY_MS),
          Map.entry(producer(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG), RETRY_MAX_MS),
          Map.entry(producer(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_MS));

  private ExactlyOnce() {}

  private static String producer(String setting) {
    return StreamsConfig.producerPrefix(setting);
  }
}
