package io.rejoin.gate.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReachabilityTest {

  @Test
  void shouldDoubleUpToTheLongestWhenFailuresGoOn() {
    assertThat(
            Stream.iterate(Reachability.FINE.failed(), Reachability::failed)
                .limit(6)
                .map(seen -> seen.probeInMs(100, 2_000, 0)))
        .containsExactly(100L, 200L, 400L, 800L, 1_600L, 2_000L);
  }

  @Test
  void shouldStayWithinBoundsWhenItHasFailedForAges() {
    assertThat(new Reachability(Integer.MAX_VALUE).probeInMs(100, 2_000, 0)).isEqualTo(2_000);
  }

  @Test
  void shouldTakeOffUpToHalfWhenJittered() {
    assertThat(new Reachability(1).probeInMs(100, 2_000, 0.999)).isBetween(50L, 51L);
  }

  @Test
  void shouldBeFineOnlyWithoutFailure() {
    assertThat(Reachability.FINE.isFine()).isTrue();
    assertThat(Reachability.FINE.failed().isFine()).isFalse();
  }
}
