package io.rejoin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.agent.memory.MemoryKeeper;
import io.rejoin.schemas.proof.ProofCounter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningCounterTest {

  private static final long START_MS = 1_000_000;
  private static final long HOUR_MS = 3_600_000;

  private final List<Runnable> writes = new ArrayList<>();
  private final MemoryKeeper keeper = new MemoryKeeper(Optional.empty(), writes::add);
  private final ProofCounter counter = new ProofCounter(START_MS, 0);
  private final WallClock wall = new WallClock();
  private final SigningCounter signing = new SigningCounter(counter, keeper, wall);

  @Test
  void shouldRememberACounterAboveAllThatItMayHaveUsed() {
    for (int said = 1; said <= 5_000; said++) {
      signing.beforeSaying();
      assertThat(keeper.memory().counter()).isGreaterThan(counter.next());
    }

    assertThat(writes).as("seldom written").hasSizeLessThan(10);
  }

  @Test
  void shouldCountFromThePresentWhenItAsksAgainAfterTheRegistryWasAwayForLong() {
    signing.beforeAsking();
    assertThat(counter.next()).isEqualTo(START_MS);

    wall.nowMs += HOUR_MS;
    signing.beforeAsking();

    assertThat(counter.next()).isEqualTo(START_MS + HOUR_MS);
    assertThat(keeper.memory().counter()).isGreaterThan(START_MS + HOUR_MS);
  }

  @Test
  void shouldNotFollowAClockThatJumpsOnceItIsAccepted() {
    signing.beforeAsking();
    signing.accepted();

    wall.nowMs += HOUR_MS;
    signing.beforeAsking();

    assertThat(counter.next()).isEqualTo(START_MS);
  }

  private static final class WallClock extends Clock {

    private long nowMs = START_MS;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(nowMs);
    }
  }
}
