package io.rejoin.runtime.backoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.runtime.backoff.Health.Kind;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {

  private static final HealthPolicy POLICY = HealthPolicy.STANDARD;

  @ParameterizedTest
  @CsvSource({
    "0,HEALTHY",
    "1,HEALTHY",
    "2,HEALTHY",
    "3,DEGRADED",
    "4,DEGRADED",
    "5,FAILED",
    "6,FAILED"
  })
  void shouldWorsenWhenFailuresFollowEachOther(int failures, Kind expected) {
    Health health = afterFailures(failures);

    assertThat(health.kind()).isEqualTo(expected);
    assertThat(health.failures()).isEqualTo(failures);
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "5", "9"})
  void shouldBeFreshWhenAnySuccessFollows(int failures) {
    assertThat(afterFailures(failures).succeeded()).isEqualTo(Health.Healthy.FRESH);
  }

  @Test
  void shouldFailAgainWhenTheProbeFails() {
    Health.Probing probing = ((Health.Failed) afterFailures(5)).probe();

    assertThat(probing.kind()).isEqualTo(Kind.PROBING);
    assertThat(probing.failed(POLICY)).isEqualTo(new Health.Failed(6));
    assertThat(probing.succeeded()).isEqualTo(Health.Healthy.FRESH);
  }

  @Test
  void shouldDependOnTheFailuresSinceTheLastSuccessOnlyWhenOutcomesAreRandom() {
    SplittableRandom random = new SplittableRandom(11);
    Health health = Health.Healthy.FRESH;
    int inARow = 0;
    for (int i = 0; i < 10_000; i++) {
      boolean success = random.nextInt(6) == 0;
      inARow = success ? 0 : inARow + 1;
      health = success ? health.succeeded() : health.failed(POLICY);
      assertThat(health.failures()).isEqualTo(inARow);
      assertThat(health).isEqualTo(POLICY.judge(inARow));
    }
  }

  @Test
  void shouldRefuseAPolicyWhenFailedComesBeforeDegraded() {
    assertThatThrownBy(() -> new HealthPolicy(3, 3, Backoff.STANDARD))
        .hasMessageContaining("degradedFrom < failedFrom");
  }

  private static Health afterFailures(int failures) {
    Health health = Health.Healthy.FRESH;
    for (int i = 0; i < failures; i++) {
      health = health.failed(POLICY);
    }
    return health;
  }
}
