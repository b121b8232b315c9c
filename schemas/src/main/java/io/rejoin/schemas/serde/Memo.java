package io.rejoin.schemas.serde;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Remembers what can be made anew at any time, without a lock on the way to what is known.
 *
 * <p>When full it forgets all at once: with more schemas than the limit that costs time, never
 * memory. Two threads may make the same thing at once; either result serves.
 */
final class Memo<K, V> {

  private final Map<K, V> known = new ConcurrentHashMap<>();
  private final int maxEntries;

  Memo(int maxEntries) {
    this.maxEntries = maxEntries;
  }

  V get(K key, Supplier<V> make) {
    V value = known.get(key);
    return value == null ? remember(key, make.get()) : value;
  }

  private V remember(K key, V value) {
    if (known.size() >= maxEntries) {
      known.clear();
    }
    known.put(key, value);
    return value;
  }
}
