package io.rejoin.runtime.feed;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes the values of one topic, and complains about each bad key once. */
final class ValueReader<V> {

  private static final Logger LOG = LoggerFactory.getLogger(ValueReader.class);

  private final FeedSource<V> source;
  private final Set<String> badKeys = new HashSet<>();
  private Optional<RuntimeException> obstacle = Optional.empty();

  ValueReader(FeedSource<V> source) {
    this.source = source;
  }

  /** The value, or nothing when it can't be read; then {@link #obstacle} tells if it may pass. */
  Optional<V> read(FeedRecord record) {
    obstacle = Optional.empty();
    try {
      V value = source.decoder().decode(record.key(), record.value(), record.headers());
      forget(record.key());
      return Optional.of(value);
    } catch (RuntimeException e) {
      refuse(record.key(), e);
      return Optional.empty();
    }
  }

  /** Why the last value can't be read now, if a later attempt may succeed. */
  Optional<RuntimeException> obstacle() {
    return obstacle;
  }

  void forget(String key) {
    badKeys.remove(key);
  }

  private void refuse(String key, RuntimeException cause) {
    if (source.passes().test(cause)) {
      obstacle = Optional.of(cause);
    } else if (badKeys.add(key)) {
      LOG.warn(
          "Expected a readable value of {} in {}, but: {}; the last good one stays",
          key,
          source.topic(),
          cause.toString());
    }
  }
}
