package io.rejoin.runtime.feed;

import io.rejoin.runtime.feed.FeedHealth.Kind;
import io.rejoin.runtime.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Health of a feed and age of its last mark; written by the feed's thread, read by any. */
final class FeedStatus {

  private static final Logger LOG = LoggerFactory.getLogger(FeedStatus.class);

  private final String topic;
  private final TimeSource time;
  private volatile FeedHealth health;
  private volatile Optional<Long> markedNanos = Optional.empty();

  FeedStatus(String topic, TimeSource time) {
    this.topic = topic;
    this.time = time;
    this.health = new FeedHealth(Kind.WAITING, time.wall().instant(), "not started");
  }

  FeedHealth health() {
    return health;
  }

  Optional<Duration> age() {
    return markedNanos.map(time::since);
  }

  void marked() {
    markedNanos = Optional.of(time.nanos());
  }

  /** Moves to a kind, or only changes the detail; each change of kind is one line in the log. */
  void transition(Kind kind, String detail) {
    FeedHealth before = health;
    if (before.kind() == kind && before.detail().equals(detail)) {
      return;
    }
    if (before.kind() == kind) {
      health = new FeedHealth(kind, before.since(), detail);
      return;
    }
    health = new FeedHealth(kind, time.wall().instant(), detail);
    if (kind == Kind.WAITING || kind == Kind.STALLED) {
      LOG.warn("Feed of {} is {}: {}", topic, kind, detail);
    } else {
      LOG.info("Feed of {} is {}: {}", topic, kind, detail);
    }
  }
}
