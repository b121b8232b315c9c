package io.rejoin.registry.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LogClockTest {

  private static final long START_MS = 1_750_000_000_000L;

  private final LogClock clock = new LogClock(250);

  @Test
  void shouldStandAtZeroWhenFirstTickComes() {
    assertThat(clock.at(START_MS)).isZero();

    clock.tick(START_MS);

    assertThat(clock.nowMs()).isZero();
  }

  @Test
  void shouldAddAppendTimeWhenTicksAreRegular() {
    clock.tick(START_MS);
    clock.tick(START_MS + 250);
    clock.tick(START_MS + 510);

    assertThat(clock.nowMs()).isEqualTo(510);
  }

  @Test
  void shouldAddTwoIntervalsAtMostWhenBrokerWasAway() {
    clock.tick(START_MS);
    clock.tick(START_MS + 60_000);
    clock.tick(START_MS + 60_250);

    assertThat(clock.nowMs()).isEqualTo(750);
  }

  @Test
  void shouldStandStillWhenBrokerClockFallsBack() {
    clock.tick(START_MS);
    clock.tick(START_MS - 86_400_000);
    assertThat(clock.nowMs()).isZero();

    clock.tick(START_MS - 86_400_000 + 250);

    assertThat(clock.nowMs()).isEqualTo(250);
  }

  @Test
  void shouldDateRecordBetweenTicksWhenItsTimeIsWithinTwoIntervals() {
    clock.tick(START_MS);

    assertThat(clock.at(START_MS + 249)).isEqualTo(249);
    assertThat(clock.at(START_MS + 86_400_000)).isEqualTo(500);
    assertThat(clock.at(START_MS - 86_400_000)).isZero();
    assertThat(clock.nowMs()).isZero();
  }

  @Test
  void shouldAddNothingTwiceWhenTwoOwnersTick() {
    clock.tick(START_MS);
    for (int ms = 250; ms <= 10_000; ms += 250) {
      clock.tick(START_MS + ms);
      clock.tick(START_MS + ms + 3);
    }

    assertThat(clock.nowMs()).isEqualTo(10_003);
  }
}
