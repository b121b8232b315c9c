package io.rejoin.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.ManualTime;
import io.rejoin.runtime.time.TimeSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ContactTest {

  private static final Duration MAX_PAUSE = Duration.ofHours(12);

  private final ManualTime wall = new ManualTime();
  private final ManualTime monotonic = new ManualTime();
  private final Contact contact = new Contact(new TimeSource(wall, monotonic), MAX_PAUSE);

  @Test
  void shouldLapseWhenTheMonotonicClockHasPassedTheLimit() {
    monotonic.advance(MAX_PAUSE);
    boolean atTheLimit = contact.hasLapsed();
    monotonic.advance(Duration.ofNanos(1));

    assertThat(atTheLimit).isFalse();
    assertThat(contact.hasLapsed()).isTrue();
  }

  @Test
  void shouldLapseWhenOnlyTheWallClockShowsThatTheMachineWasSuspended() {
    wall.advance(MAX_PAUSE.plusMillis(1));

    assertThat(contact.hasLapsed()).isTrue();
  }

  @Test
  void shouldNotLapseWhenTheWallClockWasPutBack() {
    wall.advance(Duration.ofDays(-3));

    assertThat(contact.hasLapsed()).isFalse();
  }

  @Test
  void shouldCountAnewWhenRenewed() {
    wall.advance(Duration.ofDays(1));
    monotonic.advance(Duration.ofDays(1));

    contact.renew();

    assertThat(contact.hasLapsed()).isFalse();
  }
}
