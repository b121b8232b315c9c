package io.rejoin.runtime.feed;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rejoin.runtime.metrics.MeterNames;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** Shows a feed in a meter registry. */
public final class FeedMeters {

  private static final double MILLIS_A_SECOND = 1000.0;

  private FeedMeters() {}

  /** Registers the meters of a feed, for as long as the registry lives. */
  public static void bind(MeterRegistry registry, Feed<?> feed) {
    gauge(MeterNames.FEED_ENTRIES, feed, f -> f.image().size(), registry);
    gauge(MeterNames.FEED_REVISION, feed, f -> f.image().revision(), registry);
    gauge(MeterNames.FEED_MARK_AGE, feed, FeedMeters::ageSeconds, registry);
    gauge(MeterNames.FEED_FOLLOWING, feed, f -> f.health().isFollowing() ? 1 : 0, registry);
    FunctionCounter.builder(MeterNames.FEED_SCANS, feed, f -> f.tally().scans())
        .tag(MeterNames.TOPIC, feed.topic())
        .register(registry);
    for (Fold fold : Fold.values()) {
      FunctionCounter.builder(MeterNames.FEED_RECORDS, feed, f -> f.tally().records(fold))
          .tag(MeterNames.TOPIC, feed.topic())
          .tag(MeterNames.OUTCOME, fold.label())
          .register(registry);
    }
  }

  private static void gauge(
      String name, Feed<?> feed, ToDoubleFunction<Feed<?>> value, MeterRegistry registry) {
    Gauge.builder(name, feed, value::applyAsDouble)
        .tag(MeterNames.TOPIC, feed.topic())
        .register(registry);
  }

  private static double ageSeconds(Feed<?> feed) {
    return feed.age().map(Duration::toMillis).map(ms -> ms / MILLIS_A_SECOND).orElse(-1.0);
  }
}
