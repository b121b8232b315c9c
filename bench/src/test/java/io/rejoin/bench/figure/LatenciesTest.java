package io.rejoin.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {

  private final Latencies latencies = new Latencies();

  @Test
  void shouldGiveMedianAndTailWhenTheyAreKnown() {
    // given
    for (int ms = 1; ms <= 1_000; ms++) {
      latencies.add(TimeUnit.MILLISECONDS.toNanos(ms));
    }

    // when
    var figures = latencies.figures("name", "what");

    // then
    assertThat(figures).extracting(Figure::stat).containsExactly("p50", "p99", "max");
    assertThat(figures.get(0).value()).isCloseTo(500, within(1.0));
    assertThat(figures.get(1).value()).isCloseTo(990, within(2.0));
    assertThat(figures.get(2).value()).isCloseTo(1_000, within(2.0));
    assertThat(latencies.count()).isEqualTo(1_000);
  }

  @Test
  void shouldKeepDigitsBelowAMillisecondWhenShort() {
    // when
    latencies.add(TimeUnit.MICROSECONDS.toNanos(123));

    // then
    assertThat(latencies.figures("name", "what").get(0).value()).isCloseTo(0.123, within(0.001));
  }

  @Test
  void shouldHoldMedianAndTailAgainstTheirOwnAimsWhenAsked() {
    // given
    latencies.add(TimeUnit.MILLISECONDS.toNanos(10));

    // when
    var figures = latencies.figures("name", "what", Aim.atMost(4), Aim.atMost(20));

    // then
    assertThat(figures.get(0).verdict()).startsWith("missed by 150");
    assertThat(figures.get(1).verdict()).isEqualTo("met");
    assertThat(figures.get(2).aim()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 600_000_000_001L})
  void shouldRefuseWhatIsNoDurationWhenAdded(long nanos) {
    assertThatThrownBy(() -> latencies.add(nanos))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("but it is " + nanos);
    assertThat(latencies.count()).isZero();
  }
}
