package io.rejoin.runtime.backoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  @ParameterizedTest
  @CsvSource({
    "1,1",
    "2,2",
    "3,4",
    "4,8",
    "6,32",
    "7,60",
    "8,60",
    "63,60",
    "64,60",
    "2147483647,60"
  })
  void shouldDoubleTheCeilingUpToMaxWhenFailuresGoOn(int failures, int seconds) {
    assertThat(Backoff.STANDARD.ceiling(failures)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void shouldReachMaxExactlyWhenItIsADoublingOfTheBase() {
    Backoff backoff = new Backoff(Duration.ofMillis(5), Duration.ofMillis(20));

    assertThat(IntStream.rangeClosed(1, 4).mapToObj(backoff::ceiling))
        .containsExactly(
            Duration.ofMillis(5),
            Duration.ofMillis(10),
            Duration.ofMillis(20),
            Duration.ofMillis(20));
  }

  @Test
  void shouldSpreadDelaysOverTheWholePauseWhenDrawnOften() {
    SplittableRandom random = new SplittableRandom(7);

    var delays =
        IntStream.range(0, 10_000)
            .mapToObj(i -> Backoff.STANDARD.delay(3, random).toMillis())
            .toList();

    assertThat(delays).allSatisfy(ms -> assertThat(ms).isBetween(0L, 4_000L));
    assertThat(delays).anyMatch(ms -> ms < 100).anyMatch(ms -> ms > 3_900);
    assertThat(delays.stream().mapToLong(x -> x).average().orElseThrow())
        .isBetween(1_900.0, 2_100.0);
  }

  @Test
  void shouldRefuseWhenBaseIsNotWithinZeroAndMax() {
    assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)))
        .hasMessageContaining("base is PT0S");
    assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .hasMessageContaining("Expected 0 < base <= max");
    assertThatThrownBy(() -> Backoff.STANDARD.ceiling(0)).hasMessageContaining("at least 1");
  }
}
