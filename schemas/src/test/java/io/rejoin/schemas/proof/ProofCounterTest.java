package io.rejoin.schemas.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ProofCounterTest {

  @Test
  void shouldBeginAtTheWallClockWhenNothingIsKnown() {
    ProofCounter counter = new ProofCounter(1_000, 0);

    assertThat(LongStream.generate(counter::next).limit(3)).containsExactly(1_000L, 1_001L, 1_002L);
    assertThat(counter.last()).isEqualTo(1_002);
  }

  @Test
  void shouldGoOnAboveTheLastOneWhenTheClockIsBehind() {
    assertThat(new ProofCounter(1_000, 5_000).next()).isEqualTo(5_001);
    assertThat(new ProofCounter(1_000, 1_000).next()).isEqualTo(1_001);
  }

  @Test
  void shouldPassOverWhatLiesBelowATimeAndNeverFallBack() {
    ProofCounter counter = new ProofCounter(1_000, 0);

    counter.passOverBelow(9_000);
    assertThat(counter.next()).isEqualTo(9_000);

    counter.passOverBelow(2_000);
    assertThat(counter.next()).isEqualTo(9_001);
  }

  @Test
  void shouldNeverRepeatWhenManyThreadsCount() {
    ProofCounter counter = new ProofCounter(1, 0);

    assertThat(LongStream.generate(counter::next).parallel().limit(10_000).distinct().count())
        .isEqualTo(10_000);
  }
}
