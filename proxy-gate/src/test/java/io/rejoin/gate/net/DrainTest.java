package io.rejoin.gate.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.gate.core.Backend;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class DrainTest {

  @Test
  void shouldSendNewClientsElsewhereAndLetOldOnesFinishWhenBackendIsWithdrawn() throws Exception {
    try (TestBackend a = TestBackend.named('a');
        TestBackend b = TestBackend.named('b');
        Rig rig = Rig.with(Rig.settings().build()).forward(a.as("r1", 5));
        Socket old = rig.connectTo('a')) {
      rig.order(p -> p.withdraw(Rig.REALM, a.as("r1", 5)))
          .order(p -> p.assign(Rig.REALM, b.as("r1", 5)))
          .order(p -> p.drain(Rig.REALM, a.as("r1", 5), 600_000));

      try (Socket next = rig.connectTo('b')) {
        assertThat(Rig.echoes(old)).isTrue();
        assertThat(Rig.echoes(next)).isTrue();
      }
    }
  }

  @Test
  void shouldEndWhatStillRunsAtTheLimit() throws Exception {
    try (TestBackend a = TestBackend.named('a');
        TestBackend b = TestBackend.named('b');
        Rig rig = Rig.with(Rig.settings().build()).forward(a.as("r1", 5));
        Socket old = rig.connectTo('a')) {
      rig.order(p -> p.withdraw(Rig.REALM, a.as("r1", 5)))
          .order(p -> p.assign(Rig.REALM, b.as("r1", 5)))
          .order(p -> p.drain(Rig.REALM, a.as("r1", 5), 100));

      assertThat(Rig.isReset(old)).isTrue();
      Await.until("an ending", () -> rig.ended(Ending.DRAINED) == 1);
      assertThat(rig.plane().connections(Rig.REALM)).containsOnlyKeys(b.as("r1", 5));
    }
  }

  @Test
  void shouldForgetTheLimitWhenBackendComesBack() throws Exception {
    try (TestBackend a = TestBackend.named('a');
        TestBackend b = TestBackend.named('b');
        Rig rig = Rig.with(Rig.settings().build()).forward(a.as("r1", 5));
        Socket spared = rig.connectTo('a')) {
      Backend home = a.as("r1", 5);
      Backend clock = b.as("r2", 6);
      rig.order(p -> p.assign(Rig.REALM, clock)).order(p -> p.withdraw(Rig.REALM, home));
      try (Socket timed = rig.connectTo('b')) {
        rig.order(p -> p.drain(Rig.REALM, home, 300))
            .order(p -> p.assign(Rig.REALM, home))
            .order(p -> p.withdraw(Rig.REALM, clock))
            .order(p -> p.drain(Rig.REALM, clock, 600));

        assertThat(Rig.isReset(timed)).as("a later limit has passed").isTrue();
        assertThat(Rig.echoes(spared)).isTrue();
      }
    }
  }
}
