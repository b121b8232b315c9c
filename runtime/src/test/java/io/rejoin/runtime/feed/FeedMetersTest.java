package io.rejoin.runtime.feed;

import static io.rejoin.runtime.feed.Entry.mark;
import static io.rejoin.runtime.feed.Entry.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rejoin.runtime.ManualTime;
import io.rejoin.runtime.feed.FeedHealth.Kind;
import io.rejoin.runtime.metrics.MeterNames;
import io.rejoin.runtime.time.TimeSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FeedMetersTest {

  private final ManualTime time = new ManualTime();
  private final Feed<String> feed = new Feed<>(Entry.source("nodes"), new TimeSource(time, time));
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void shouldShowNothingYetWhenTheFeedHasNotBegun() {
    FeedMeters.bind(meters, feed);

    assertThat(gauge(MeterNames.FEED_ENTRIES)).isZero();
    assertThat(gauge(MeterNames.FEED_REVISION)).isEqualTo(-1);
    assertThat(gauge(MeterNames.FEED_MARK_AGE)).isEqualTo(-1);
    assertThat(gauge(MeterNames.FEED_FOLLOWING)).isZero();
  }

  @Test
  void shouldShowImageAgeAndCountsWhenTheFeedFollows() {
    FeedMeters.bind(meters, feed);
    FeedTable<String> table = new FeedTable<>(feed.source(), true);
    feed.tally().count(table.fold(put("a", "1", 4).read()));
    feed.tally().count(table.fold(mark(9).read()));
    feed.tally().countScan();
    feed.replace(table.image());
    feed.status().transition(Kind.FOLLOWING, "");

    time.advance(Duration.ofMillis(1500));

    assertThat(gauge(MeterNames.FEED_ENTRIES)).isEqualTo(1);
    assertThat(gauge(MeterNames.FEED_REVISION)).isEqualTo(9);
    assertThat(gauge(MeterNames.FEED_MARK_AGE)).isEqualTo(1.5);
    assertThat(gauge(MeterNames.FEED_FOLLOWING)).isEqualTo(1);
    assertThat(records("applied")).isEqualTo(1);
    assertThat(records("marked")).isEqualTo(1);
    assertThat(records("stale")).isZero();
    assertThat(
            meters
                .get(MeterNames.FEED_SCANS)
                .tag(MeterNames.TOPIC, "nodes")
                .functionCounter()
                .count())
        .isEqualTo(1);
  }

  private double gauge(String name) {
    return meters.get(name).tag(MeterNames.TOPIC, "nodes").gauge().value();
  }

  private double records(String outcome) {
    return meters
        .get(MeterNames.FEED_RECORDS)
        .tag(MeterNames.OUTCOME, outcome)
        .functionCounter()
        .count();
  }
}
