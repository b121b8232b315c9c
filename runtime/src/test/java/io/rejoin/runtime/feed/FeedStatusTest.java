package io.rejoin.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.ManualTime;
import io.rejoin.runtime.feed.FeedHealth.Kind;
import io.rejoin.runtime.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedStatusTest {

  private final ManualTime time = new ManualTime();
  private final FeedStatus status = new FeedStatus("nodes", new TimeSource(time, time));

  @Test
  void shouldKeepSinceWhenOnlyTheDetailChanges() {
    status.transition(Kind.SCANNING, "1 of 9 offsets");
    Instant begun = time.instant();
    time.advance(Duration.ofSeconds(4));

    status.transition(Kind.SCANNING, "5 of 9 offsets");

    assertThat(status.health()).isEqualTo(new FeedHealth(Kind.SCANNING, begun, "5 of 9 offsets"));
  }

  @Test
  void shouldMoveSinceWhenTheKindChanges() {
    time.advance(Duration.ofSeconds(4));

    status.transition(Kind.STALLED, "no broker answers");

    assertThat(status.health())
        .isEqualTo(new FeedHealth(Kind.STALLED, time.instant(), "no broker answers"))
        .hasToString("STALLED since 2023-11-14T22:13:24Z: no broker answers");
    assertThat(status.health().isFollowing()).isFalse();
  }

  @Test
  void shouldGrowOldOnTheMonotonicClockWhenMarked() {
    boolean before = status.age().isPresent();
    status.marked();

    time.advanceWall(Duration.ofDays(1));
    Duration unmoved = status.age().orElseThrow();
    time.advance(Duration.ofMillis(250));

    assertThat(before).isFalse();
    assertThat(unmoved).isZero();
    assertThat(status.age()).contains(Duration.ofMillis(250));
  }
}
