package io.rejoin.registry.stage;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;

/**
 * Settings of Kafka Streams that every stage has: what comes in goes out at once, and whatever
 * fails stops the task, since a record must not be passed over.
 */
public final class StageStreams {

  /** Streams waits 100 ms by default, for batches that a registry does not have. */
  private static final int LINGER_MS = 0;

  /** So a batch grows while the one before it is on its way: the busier, the larger. */
  private static final int IN_FLIGHT = 1;

  /** Kafka's 100 ms would hold up every transaction that begins while another one ends. */
  private static final int RETRY_MS = 2;

  private static final int RETRY_MAX_MS = 20;

  /** What a crash makes the successor read again. Readers don't wait for it. */
  private static final int COMMIT_MS = 500;

  /** How long a thread waits for records before it looks at its schedules and commits. */
  private static final int POLL_MS = 2;

  private static final Map<String, Object> SETTINGS =
      Map.ofEntries(
          Map.entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MS),
          Map.entry(StreamsConfig.POLL_MS_CONFIG, POLL_MS),
          Map.entry(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, -1),
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
          Map.entry(producer(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG), RETRY_MAX_MS));

  private StageStreams() {}

  /**
   * By their names in Kafka, to be added to.
   *
   * @param guarantee {@code processing.guarantee}
   */
  public static Map<String, Object> settings(String guarantee) {
    Map<String, Object> settings = new TreeMap<>(SETTINGS);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee);
    return settings;
  }

  /** The name of a producer's setting in Streams. */
  public static String producer(String setting) {
    return StreamsConfig.producerPrefix(setting);
  }
}
