package io.rejoin.runtime.backoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.ManualTime;
import io.rejoin.runtime.backoff.Health.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HealthTrackerTest {

  private final ManualTime time = new ManualTime();
  private final List<String> changes = new ArrayList<>();
  private final HealthTracker tracker =
      new HealthTracker(
          HealthPolicy.STANDARD,
          time,
          new SplittableRandom(3),
          (before, after) -> changes.add(before.kind() + "->" + after.kind()));

  @Test
  void shouldAllowAttemptsAtOnceWhenNothingHasFailed() {
    assertThat(tracker.tryAttempt()).isTrue();
    assertThat(tracker.tryAttempt()).isTrue();
    assertThat(tracker.untilDue()).isZero();
    assertThat(tracker.sinceSuccess()).isEmpty();
  }

  @Test
  void shouldWaitWithinTheCeilingWhenAnAttemptFailed() {
    for (int failures = 1; failures <= 4; failures++) {
      tracker.failed();

      assertThat(tracker.untilDue()).isBetween(Duration.ZERO, Backoff.STANDARD.ceiling(failures));
    }
    assertThat(tracker.tryAttempt()).isEqualTo(tracker.untilDue().isZero());
  }

  @Test
  void shouldTellEachChangeOfKindOnceWhenFailuresGoOn() {
    failTimes(7);
    time.advance(Duration.ofMinutes(2));
    boolean probing = tracker.tryAttempt();
    tracker.succeeded();

    assertThat(probing).isTrue();
    assertThat(changes)
        .containsExactly(
            "HEALTHY->DEGRADED", "DEGRADED->FAILED", "FAILED->PROBING", "PROBING->HEALTHY");
  }

  @Test
  void shouldLetOneProbeThroughWhenFailedAndThePauseIsOver() {
    failTimes(5);
    time.advance(Duration.ofMinutes(2));

    assertThat(tracker.tryAttempt()).isTrue();
    assertThat(tracker.tryAttempt()).as("while the probe is under way").isFalse();
    assertThat(tracker.health().kind()).isEqualTo(Kind.PROBING);
  }

  @Test
  void shouldPauseAgainWhenTheProbeFails() {
    failTimes(5);
    time.advance(Duration.ofMinutes(2));
    tracker.tryAttempt();

    tracker.failed();

    assertThat(tracker.health()).isEqualTo(new Health.Failed(6));
    assertThat(tracker.tryAttempt()).isEqualTo(tracker.untilDue().isZero());
    time.advance(Duration.ofMinutes(2));
    assertThat(tracker.tryAttempt()).isTrue();
  }

  @Test
  void shouldKnowTheTimeSinceTheLastSuccessWhenLaterAttemptsFail() {
    tracker.succeeded();
    time.advance(Duration.ofSeconds(9));
    tracker.failed();

    assertThat(tracker.sinceSuccess()).contains(Duration.ofSeconds(9));
  }

  private void failTimes(int times) {
    for (int i = 0; i < times; i++) {
      tracker.failed();
    }
  }
}
