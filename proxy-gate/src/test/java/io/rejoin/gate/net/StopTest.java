package io.rejoin.gate.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class StopTest {

  @Test
  void shouldLetWhatRunsFinishAndTakeNobodyNewWhenStopping() throws Exception {
    try (TestBackend echo = TestBackend.echo()) {
      Rig rig = Rig.with(Rig.settings().build()).forward(echo.as("r1", 1));
      Socket client = rig.connect();
      assertThat(Rig.echoes(client)).isTrue();

      CompletableFuture<Void> stopped = rig.stop(600_000);
      Await.until("a closed port", () -> rig.said().port(Rig.REALM) == 0);
      assertThat(Rig.echoes(client)).isTrue();
      assertThat(stopped).isNotDone();
      client.close();

      stopped.join();
      assertThat(rig.ended(Ending.STOPPED)).isZero();
    }
  }

  @Test
  void shouldCutWhatStillRunsWhenGraceIsOver() throws Exception {
    try (TestBackend echo = TestBackend.echo()) {
      Rig rig = Rig.with(Rig.settings().build()).forward(echo.as("r1", 1));
      try (Socket client = rig.connect()) {
        assertThat(Rig.echoes(client)).isTrue();

        rig.stop(50).join();

        assertThat(Rig.isReset(client)).isTrue();
        assertThat(rig.ended(Ending.STOPPED)).isEqualTo(1);
        Await.until("nothing open at the backend", () -> echo.connections() == 0);
      }
    }
  }
}
