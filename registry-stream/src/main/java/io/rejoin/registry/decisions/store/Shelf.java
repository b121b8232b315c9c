package io.rejoin.registry.decisions.store;

import io.rejoin.schemas.codec.TopicCodec;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The state records of one topic within the store: their bytes as they stand in the topic, decoded
 * when they are asked for.
 *
 * @param <V> what the topic's records say
 */
final class Shelf<V> {

  /** One above the last character of every prefix, so that a range covers a whole shelf. */
  private static final char AFTER_SLASH = '0';

  private final KeyValueStore<String, byte[]> store;
  private final String prefix;
  private final TopicCodec<V> codec;
  private final Recent<V> recent;

  /**
   * @param prefix ends in a slash
   * @param recent how many values are kept decoded
   */
  Shelf(KeyValueStore<String, byte[]> store, String prefix, TopicCodec<V> codec, int recent) {
    this.store = store;
    this.prefix = prefix;
    this.codec = codec;
    this.recent = new Recent<>(recent);
  }

  /** The value of a key; null if there is none. */
  V get(String key) {
    V known = recent.get(key);
    if (known != null) {
      return known;
    }
    byte[] bytes = store.get(prefix + key);
    if (bytes == null) {
      return null;
    }
    V value = codec.read(bytes);
    recent.put(key, value);
    return value;
  }

  /**
   * Replaces a value.
   *
   * @param value null to remove it; then {@code bytes} is null too
   * @param bytes of the value
   */
  void put(String key, V value, byte[] bytes) {
    store.put(prefix + key, bytes);
    if (value == null) {
      recent.remove(key);
    } else {
      recent.put(key, value);
    }
  }

  /** Every key with its bytes, in the order of the keys. */
  void forEach(BiConsumer<String, byte[]> visitor) {
    String end = prefix.substring(0, prefix.length() - 1) + AFTER_SLASH;
    try (KeyValueIterator<String, byte[]> entries = store.range(prefix, end)) {
      while (entries.hasNext()) {
        KeyValue<String, byte[]> entry = entries.next();
        visitor.accept(entry.key.substring(prefix.length()), entry.value);
      }
    }
  }

  /** The value of such bytes; null for none. */
  V read(byte[] bytes) {
    return bytes == null ? null : codec.read(bytes);
  }
}
