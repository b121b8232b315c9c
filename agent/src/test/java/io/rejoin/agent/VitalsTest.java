package io.rejoin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.agent.core.Wellbeing;
import io.rejoin.schemas.value.Health;
import org.junit.jupiter.api.Test;

class VitalsTest {

  private static final Wellbeing REFUSED = new Wellbeing(Health.UNHEALTHY, "refused", -1);
  private static final Wellbeing DISK_FULL = new Wellbeing(Health.UNHEALTHY, "disk full", 0.7);

  private final Vitals vitals = new Vitals();

  @Test
  void shouldBeUnhealthyWhenEitherSaysSo() {
    assertThat(vitals.probed(REFUSED).reason()).isEqualTo("refused");
    assertThat(vitals.reported(DISK_FULL).reason())
        .as("the owner knows best")
        .isEqualTo("disk full");
    assertThat(vitals.probed(Wellbeing.UP).reason()).isEqualTo("disk full");
    assertThat(vitals.reported(Wellbeing.UP)).isEqualTo(Wellbeing.UP);
  }

  @Test
  void shouldKeepTheOwnersLoad() {
    vitals.reported(Wellbeing.UP.loaded(0.3));

    assertThat(vitals.probed(REFUSED)).isEqualTo(REFUSED.loaded(0.3));
  }
}
