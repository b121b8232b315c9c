package io.rejoin.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.backoff.Backoff;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DrawsTest {

  private final Draws draws = new Draws(new SplittableRandom(1));

  @Test
  void shouldDrawRandomUuidsOfVersionFour() {
    Set<UUID> drawn = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      UUID incarnation = draws.incarnation();
      assertThat(incarnation.version()).isEqualTo(4);
      assertThat(incarnation.variant()).isEqualTo(2);
      drawn.add(incarnation);
    }

    assertThat(drawn).hasSize(1_000);
  }

  @Test
  void shouldDrawRequestIdsOfOneLength() {
    assertThat(draws.requestId()).matches("[0-9a-f]{16}").isNotEqualTo(draws.requestId());
  }

  @Test
  void shouldStayWithinATenthEitherWay() {
    long least = Long.MAX_VALUE;
    long most = 0;
    for (int i = 0; i < 1_000; i++) {
      long drawn = draws.around(2_000);
      least = Math.min(least, drawn);
      most = Math.max(most, drawn);
    }

    assertThat(least).isBetween(1_800L, 1_820L);
    assertThat(most).isBetween(2_180L, 2_200L);
  }

  @Test
  void shouldDrawBothEnds() {
    Set<Long> drawn = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      drawn.add(draws.upTo(2));
    }

    assertThat(drawn).containsExactlyInAnyOrder(0L, 1L, 2L);
    assertThat(draws.upTo(0)).isZero();
    assertThat(draws.upTo(-5)).isZero();
  }

  @Test
  void shouldPauseOnlyAfterAFailure() {
    assertThat(draws.pauseMs(Backoff.STANDARD, 0)).isZero();
    assertThat(draws.pauseMs(Backoff.STANDARD, 1)).isBetween(0L, 1_000L);
  }

  @Test
  void shouldDrawTheSameFromTheSameSeed() {
    Draws again = new Draws(new SplittableRandom(1));

    assertThat(again.incarnation()).isEqualTo(draws.incarnation());
    assertThat(again.around(999)).isEqualTo(draws.around(999));
  }
}
