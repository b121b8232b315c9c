package io.rejoin.registry.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the leases whatever the log looks like; a failure names its seed. */
final class LeaseWheelPropertyTest {

  private static final int RUNS = 30;
  private static final int STEPS = 4_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 1_000, 2_000_000, 3_000_000_000L})
  void shouldTellSilenceExactlyWhenNoBeatCameInTime(long firstSeed) {
    int expiries = 0;
    int returns = 0;
    for (long seed = firstSeed; seed < firstSeed + RUNS; seed++) {
      RandomLeases run = new RandomLeases(seed);
      for (int step = 0; step < STEPS; step++) {
        run.step();
      }
      expiries += run.expiries();
      returns += run.returns();
    }

    assertThat(expiries).as("expiries seen").isGreaterThan(RUNS);
    assertThat(returns).as("returns seen").isGreaterThan(RUNS);
  }
}
