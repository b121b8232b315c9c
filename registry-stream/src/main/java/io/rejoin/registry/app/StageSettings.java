package io.rejoin.registry.app;

import io.rejoin.runtime.config.KafkaSettings;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Settings of Kafka Streams for a stage: those that the stage needs, over those that make a
 * fail-over fast, over what the user set for Kafka. Without a client id, so that Streams names
 * clients after the process: that is how a survivor tells the living from the departed.
 */
final class StageSettings {

  /** The shortest that brokers allow at their defaults; a killed instance is missed after it. */
  private static final int SESSION_MS = 6_000;

  /** How late a survivor hears that another one has left or is dead. */
  private static final int BEAT_MS = 100;

  private StageSettings() {}

  static Map<String, Object> of(
      KafkaSettings kafka, String applicationId, int threads, Map<String, Object> stage) {
    Map<String, Object> settings = new TreeMap<>();
    settings.put(consumer(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MS);
    settings.put(consumer(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), BEAT_MS);
    settings.putAll(stage);
    settings.putAll(kafka.streams(applicationId));
    settings.remove(StreamsConfig.CLIENT_ID_CONFIG);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    settings.put(
        StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
        stage.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG));
    return settings;
  }

  private static String consumer(String name) {
    return StreamsConfig.mainConsumerPrefix(name);
  }
}
