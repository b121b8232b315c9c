package io.rejoin.runtime.config;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * What Kafka's clients and serialisers of a program are configured with.
 *
 * <p>A key under a client's own prefix wins over the same one under {@code kafka.}, that one over
 * ours. The maps are new at each call and belong to the caller.
 */
public final class KafkaSettings {

  private final Settings settings;

  /** Needs {@link ClusterSettings} in the table. */
  public KafkaSettings(Settings settings) {
    this.settings = settings;
  }

  /** For a producer. */
  public Map<String, Object> producer(String clientId) {
    return client(PassThrough.PRODUCER, clientId);
  }

  /** For a consumer. */
  public Map<String, Object> consumer(String clientId) {
    return client(PassThrough.CONSUMER, clientId);
  }

  /** For an admin client. */
  public Map<String, Object> admin(String clientId) {
    return client(PassThrough.ADMIN, clientId);
  }

  /** For Kafka Streams; keys for its own clients keep their prefixes. */
  public Map<String, Object> streams(String clientId) {
    return client(PassThrough.STREAMS, clientId);
  }

  /**
   * For {@code ValueSerdes}: the schema registry, the classes of serialiser and deserialiser, and
   * all under {@code kafka.}.
   */
  public Map<String, Object> serde() {
    Map<String, Object> result = new TreeMap<>();
    result.put(
        ClusterSettings.SCHEMA_REGISTRY_URL.key(),
        String.join(",", settings.get(ClusterSettings.SCHEMA_REGISTRY_URL)));
    result.put(
        ClusterSettings.VALUE_SERIALIZER.key(), settings.get(ClusterSettings.VALUE_SERIALIZER));
    result.put(
        ClusterSettings.VALUE_DESERIALIZER.key(), settings.get(ClusterSettings.VALUE_DESERIALIZER));
    result.putAll(settings.passedThrough(PassThrough.ALL));
    return result;
  }

  private Map<String, Object> client(PassThrough kind, String clientId) {
    Map<String, Object> result = new TreeMap<>();
    result.put(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
        String.join(",", settings.get(ClusterSettings.BOOTSTRAP_SERVERS)));
    result.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    result.putAll(settings.passedThrough(PassThrough.ALL));
    result.putAll(settings.passedThrough(kind));
    return result;
  }
}
