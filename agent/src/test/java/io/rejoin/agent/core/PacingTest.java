package io.rejoin.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.backoff.Health;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PacingTest {

  private static final long NOW = 1_000_000;

  private final AgentPolicy policy = AgentPolicy.DEFAULT;
  private final Pacing pacing = new Pacing(policy, new Draws(new SplittableRandom(7)));

  @Test
  void shouldLetTheFirstQuestionPassAtOnceAndKeepTheSpacingAfterIt() {
    assertThat(pacing.soonestMs(NOW)).isEqualTo(NOW);

    pacing.asked(NOW);

    assertThat(pacing.soonestMs(NOW)).isEqualTo(NOW + policy.spacingMs());
    assertThat(pacing.soonestMs(NOW + 10_000)).isEqualTo(NOW + 10_000);
  }

  @Test
  void shouldBackOffWithFullJitterUpToAMinute() {
    long longest = 0;
    for (int failure = 1; failure <= 200; failure++) {
      pacing.failed();
      long pauseMs = pacing.afterFailureMs(NOW) - NOW;
      long ceilingMs = Math.min(60_000, 1_000L << Math.min(failure - 1, 10));
      assertThat(pauseMs).isBetween(0L, ceilingMs);
      longest = Math.max(longest, pauseMs);
    }

    assertThat(longest).isGreaterThan(50_000);
  }

  @Test
  void shouldSayWhenItBecomesWorseAndOnlyThen() {
    assertThat(LongStream.rangeClosed(1, 8).mapToObj(failure -> pacing.failed()))
        .containsExactly(false, false, true, false, true, false, false, false);
    assertThat(pacing.health().kind()).isEqualTo(Health.Kind.FAILED);
  }

  @Test
  void shouldProbeOnceWhenFailedAndBeHealthyAgainByOneAnswer() {
    LongStream.range(0, 5).forEach(failure -> pacing.failed());

    pacing.asked(NOW);
    assertThat(pacing.health().kind()).isEqualTo(Health.Kind.PROBING);
    assertThat(pacing.failed()).as("nothing new").isFalse();
    assertThat(pacing.health().kind()).isEqualTo(Health.Kind.FAILED);

    pacing.answered();
    assertThat(pacing.health()).isEqualTo(Health.Healthy.FRESH);
  }

  @Test
  void shouldComeBackNoSoonerThanARefusalSaidAndSpreadOverAQuarterMore() {
    for (int refusal = 0; refusal < 5; refusal++) {
      assertThat(pacing.afterRefusalMs(NOW, 60_000) - NOW).isBetween(60_000L, 75_000L);
    }
  }

  @Test
  void shouldBackOffWhenRefusalsSayNotToWait() {
    long totalMs = 0;
    for (int refusal = 0; refusal < 20; refusal++) {
      totalMs += pacing.afterRefusalMs(NOW, 0) - NOW;
    }

    assertThat(totalMs).isGreaterThan(100_000);
  }

  @Test
  void shouldComeBackAtOnceFromALongStayAndSlowlyFromShortOnes() {
    pacing.accepted(NOW);
    assertThat(pacing.afterLossMs(NOW + policy.termMs())).isEqualTo(NOW + policy.termMs());

    long totalMs = 0;
    for (int loss = 0; loss < 20; loss++) {
      pacing.accepted(NOW);
      totalMs += pacing.afterLossMs(NOW + 1) - NOW - 1;
    }
    assertThat(totalMs).isGreaterThan(100_000);

    pacing.accepted(NOW);
    assertThat(pacing.afterLossMs(NOW + 60_000)).as("forgiven").isEqualTo(NOW + 60_000);
  }
}
