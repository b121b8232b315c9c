package io.rejoin.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AimTest {

  @ParameterizedTest
  @CsvSource({"AT_MOST,3.9,true", "AT_MOST,4,true", "AT_MOST,4.1,false"})
  void shouldBeMetUpToTheLimitWhenLessIsBetter(Aim.Bound bound, double measured, boolean met) {
    assertThat(new Aim(bound, 4).isMet(measured)).isEqualTo(met);
  }

  @ParameterizedTest
  @CsvSource({"AT_LEAST,3.9,false", "AT_LEAST,4,true", "AT_LEAST,4.1,true"})
  void shouldBeMetFromTheLimitOnWhenMoreIsBetter(Aim.Bound bound, double measured, boolean met) {
    assertThat(new Aim(bound, 4).isMet(measured)).isEqualTo(met);
  }

  @Test
  void shouldSayByHowMuchWhenMissedFromAbove() {
    assertThat(Aim.atMost(20).verdict(25)).isEqualTo("missed by 25.0 %");
  }

  @Test
  void shouldSayByHowMuchWhenMissedFromBelow() {
    assertThat(Aim.atLeast(20_000).verdict(15_000)).isEqualTo("missed by 25.0 %");
  }

  @Test
  void shouldSayNoNumberWhenMet() {
    assertThat(Aim.atMost(20).verdict(5)).isEqualTo("met");
  }

  @Test
  void shouldShowSideAndLimitWhenWritten() {
    assertThat(Aim.atMost(4)).hasToString("≤ 4");
    assertThat(Aim.atLeast(20_000)).hasToString("≥ 20,000");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void shouldRefuseALimitWhenNoShareOfItCanBeTaken(double limit) {
    assertThatThrownBy(() -> Aim.atMost(limit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Expected an aim above 0, but it is ");
  }
}
