package io.rejoin.registry.decisions.store;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values used last, so that a realm's routers are not decoded again for each of its changes.
 * Bounded, so that memory does not grow with the cluster.
 */
final class Recent<V> {

  private static final float LOAD_FACTOR = 0.75f;

  private final Map<String, V> values;

  Recent(int limit) {
    values =
        new LinkedHashMap<>(16, LOAD_FACTOR, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > limit;
          }
        };
  }

  V get(String key) {
    return values.get(key);
  }

  void put(String key, V value) {
    values.put(key, value);
  }

  void remove(String key) {
    values.remove(key);
  }
}
