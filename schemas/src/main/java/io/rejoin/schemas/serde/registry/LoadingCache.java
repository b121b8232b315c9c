package io.rejoin.schemas.serde.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Keeps loaded values, up to a limit; the one not asked for longest goes first.
 *
 * <p>Safe on any thread. Of several threads that miss the same key one loads and the others wait
 * for it; other keys are not held up. A failed load is not kept: all who waited for it get the
 * failure, and the next caller loads again. An interrupted loader is its own affair: whoever waited
 * for it loads in its place.
 */
final class LoadingCache<K, V> {

  private final Map<K, CompletableFuture<V>> values;

  LoadingCache(int maxEntries) {
    this.values =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, CompletableFuture<V>> eldest) {
            return size() > maxEntries;
          }
        };
  }

  V get(K key, Supplier<V> load) {
    while (true) {
      CompletableFuture<V> mine = new CompletableFuture<>();
      CompletableFuture<V> kept = keep(key, mine);
      if (kept == mine) {
        return load(key, mine, load);
      }
      try {
        return kept.get();
      } catch (InterruptedException interrupted) {
        throw new InterruptException(interrupted);
      } catch (ExecutionException failed) {
        rethrowUnlessInterrupted(failed.getCause());
      }
    }
  }

  /** Keeps a value that is known already, in place of an older one. */
  void put(K key, V value) {
    synchronized (values) {
      values.put(key, CompletableFuture.completedFuture(value));
    }
  }

  /** The future that stands for the key from now on: the one there was, or mine. */
  private CompletableFuture<V> keep(K key, CompletableFuture<V> mine) {
    synchronized (values) {
      CompletableFuture<V> known = values.putIfAbsent(key, mine);
      return known == null ? mine : known;
    }
  }

  private V load(K key, CompletableFuture<V> mine, Supplier<V> load) {
    try {
      V value = load.get();
      mine.complete(value);
      return value;
    } catch (RuntimeException | Error failure) {
      synchronized (values) {
        values.remove(key, mine);
      }
      mine.completeExceptionally(failure);
      throw failure;
    }
  }

  private static void rethrowUnlessInterrupted(Throwable failure) {
    if (failure instanceof InterruptException) {
      return;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }
}
