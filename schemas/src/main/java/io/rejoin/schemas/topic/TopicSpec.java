package io.rejoin.schemas.topic;

import io.rejoin.schemas.codec.Codec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a topic is.
 *
 * @param name without prefix
 * @param about one sentence
 * @param key what the key means; always plain UTF-8 text
 * @param codec of the value; null when the value is kept as it came, whatever it was
 * @param partitions that a new topic gets
 * @param single whether there must be exactly one partition, because its order counts; else more do
 *     no harm
 * @param maxRecordBytes key, value and headers of a record that readers take; a larger one is
 *     refused before it is sent, and set aside when it comes
 * @param settings in the order in which people should read them
 * @param headers names of the headers that its records can have, see {@link Headers}
 * @param writtenBy who writes it
 * @param readBy who reads it
 */
public record TopicSpec(
    String name,
    String about,
    String key,
    Codec<?> codec,
    int partitions,
    boolean single,
    int maxRecordBytes,
    List<Setting> settings,
    List<String> headers,
    String writtenBy,
    String readBy) {

  /** Kafka's name of the one setting that depends on the replication. */
  static final String MIN_IN_SYNC = "min.insync.replicas";

  public TopicSpec {
    settings = List.copyOf(settings);
    headers = List.copyOf(headers);
  }

  /** Name of the value's record, as in the header {@link Headers#TYPE}; empty for any bytes. */
  public String type() {
    return codec == null ? "" : codec.schema().getName();
  }

  /** The configuration of a new topic with so many replicas. */
  public Map<String, String> configs(int replication) {
    Map<String, String> configs = new TreeMap<>();
    settings.forEach(setting -> configs.put(setting.name(), setting.value()));
    configs.put(MIN_IN_SYNC, String.valueOf(minInSync(replication)));
    return configs;
  }

  /**
   * Replicas that must have a record before it is acknowledged: a majority, so that what is
   * acknowledged outlives the loss of the others. 1 for one replica, 2 for two or three.
   */
  public static int minInSync(int replication) {
    return replication / 2 + 1;
  }
}
