package io.rejoin.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class BackPressureTest {

  private final AtomicLong lagMs = new AtomicLong();
  private final List<String> done = new ArrayList<>();
  private final BackPressure pressure =
      new BackPressure(
          lagMs::get,
          BackPressure.DEFAULT_LIMIT_MS,
          () -> done.add("pause"),
          () -> done.add("resume"));

  @Test
  void shouldLeaveIntakeAloneWhenDecisionsKeepUp() {
    pressure.run();
    lagMs.set(BackPressure.DEFAULT_LIMIT_MS - 1);
    pressure.run();

    assertThat(done).isEmpty();
    assertThat(pressure.isPaused()).isFalse();
  }

  @Test
  void shouldStopIntakeOnceAndLetItGoOnWhenDecisionsHaveCaughtUp() {
    lagMs.set(BackPressure.DEFAULT_LIMIT_MS);
    pressure.run();
    pressure.run();
    assertThat(pressure.isPaused()).isTrue();
    assertThat(done).containsExactly("pause");

    lagMs.set(0);
    pressure.run();
    pressure.run();

    assertThat(pressure.isPaused()).isFalse();
    assertThat(done).containsExactly("pause", "resume");
  }
}
