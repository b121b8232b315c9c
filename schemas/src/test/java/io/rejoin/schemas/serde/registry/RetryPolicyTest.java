package io.rejoin.schemas.serde.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LongSummaryStatistics;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

  private final SplittableRandom random = new SplittableRandom(42);

  @ParameterizedTest
  @CsvSource({"0,1000", "1,2000", "2,4000", "4,16000", "5,20000", "6,20000", "2147483647,20000"})
  void shouldSpreadPausesUpToTheLimitOfTheRound(int round, long limitMs) {
    RetryPolicy policy = new RetryPolicy(3, 1000, 20_000);

    LongSummaryStatistics pauses =
        IntStream.range(0, 10_000)
            .mapToLong(i -> policy.pauseMs(round, random))
            .summaryStatistics();

    assertThat(pauses.getMin()).isBetween(0L, limitMs / 10);
    assertThat(pauses.getMax()).isBetween(limitMs * 9 / 10, limitMs);
    assertThat(pauses.getAverage()).isBetween(limitMs * 0.45, limitMs * 0.55);
  }

  @Test
  void shouldNotOverflowWhenTheFirstPauseIsLong() {
    RetryPolicy policy = new RetryPolicy(3, Integer.MAX_VALUE, Integer.MAX_VALUE);

    assertThat(policy.pauseMs(40, random)).isBetween(0L, (long) Integer.MAX_VALUE);
  }

  @Test
  void shouldNotPauseWhenTheWaitIsZero() {
    assertThat(new RetryPolicy(3, 0, 20_000).pauseMs(5, random)).isZero();
  }
}
