package io.rejoin.gate.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.gate.core.Refusal;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class LimitsTest {

  @Test
  void shouldRefuseClientAboveTheRealmsLimitAndTakeTheNextWhenOneHasLeft() throws Exception {
    try (TestBackend echo = TestBackend.echo();
        Rig rig = Rig.with(Rig.settings().limits(2, 100).build()).forward(echo.as("r1", 1));
        Socket first = rig.connect();
        Socket second = rig.connect()) {
      assertThat(Rig.echoes(first) && Rig.echoes(second)).isTrue();
      try (Socket third = rig.connect()) {
        assertThat(Rig.isReset(third)).isTrue();
      }
      assertThat(rig.refused(Refusal.REALM_LIMIT)).isEqualTo(1);

      Rig.end(first);
      Await.until("one has left", () -> rig.plane().clients(Rig.REALM) == 1);
      try (Socket fourth = rig.connect()) {
        assertThat(Rig.echoes(fourth)).isTrue();
      }
    }
  }

  @Test
  void shouldRefuseClientAboveTheGatesLimit() throws Exception {
    try (TestBackend echo = TestBackend.echo();
        Rig rig = Rig.with(Rig.settings().limits(100, 1).build()).forward(echo.as("r1", 1));
        Socket first = rig.connect()) {
      assertThat(Rig.echoes(first)).isTrue();
      try (Socket second = rig.connect()) {
        assertThat(Rig.isReset(second)).isTrue();
      }
      assertThat(rig.refused(Refusal.GATE_LIMIT)).isEqualTo(1);
      Await.until("it is not counted", () -> rig.plane().clients(Rig.REALM) == 1);
    }
  }
}
