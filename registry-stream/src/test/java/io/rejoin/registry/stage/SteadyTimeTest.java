package io.rejoin.registry.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SteadyTimeTest {

  private static final long START_MS = 1_750_000_000_000L;

  private final HostClock host = new HostClock();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final SteadyTime time = new SteadyTime(host, nanos::get);

  /** The clock of a host, as somebody sets it. */
  private static final class HostClock extends Clock {

    private final AtomicLong nowMs = new AtomicLong(START_MS);

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(nowMs.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("Expected nobody to ask for another zone");
    }
  }

  private void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
    host.nowMs.addAndGet(duration.toMillis());
  }

  @Test
  void shouldBeginAtTheWallClock() {
    assertThat(time.milliseconds()).isEqualTo(START_MS);
    assertThat(time.nanoseconds()).isEqualTo(nanos.get());
  }

  @Test
  void shouldGoOnWhenTheHostsClockIsSetBack() {
    pass(Duration.ofSeconds(5));
    host.nowMs.addAndGet(-Duration.ofHours(1).toMillis());
    pass(Duration.ofMillis(250));

    assertThat(time.milliseconds()).isEqualTo(START_MS + 5_250);
  }

  @Test
  void shouldNotJumpWhenTheHostsClockIsSetAhead() {
    host.nowMs.addAndGet(Duration.ofDays(365).toMillis());
    pass(Duration.ofMillis(250));

    assertThat(time.milliseconds()).isEqualTo(START_MS + 250);
  }

  @Test
  void shouldWaitUntilTheConditionHolds() throws Exception {
    // given
    Object lock = new Object();
    AtomicBoolean holds = new AtomicBoolean();
    CountDownLatch asked = new CountDownLatch(1);
    Thread other =
        new Thread(
            () -> {
              asked.countDown();
              synchronized (lock) {
                holds.set(true);
                lock.notifyAll();
              }
            });

    // when
    synchronized (lock) {
      other.start();
      asked.await();
      time.waitObject(lock, holds::get, START_MS + 60_000);
    }

    // then
    other.join();
    assertThat(holds).isTrue();
  }

  @Test
  void shouldGiveUpWhenTheDeadlineIsOver() {
    pass(Duration.ofSeconds(2));

    assertThatThrownBy(() -> time.waitObject(new Object(), () -> false, START_MS + 1_500))
        .isInstanceOf(TimeoutException.class)
        .hasMessageContaining("500 ms late");
  }
}
