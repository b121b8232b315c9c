package io.rejoin.gate.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ListenerTest {

  @Test
  void shouldRefuseConnectionsWhenClosedAndTakeThemOnTheSamePortWhenOpenedAgain() throws Exception {
    try (TestBackend echo = TestBackend.echo();
        Rig rig = Rig.with(Rig.settings().build()).forward(echo.as("r1", 1))) {
      int port = rig.said().port(Rig.REALM);
      try (Socket before = rig.connect()) {
        assertThat(Rig.echoes(before)).isTrue();
        rig.order(p -> p.close(Rig.REALM));
        Await.until("a closed port", () -> rig.said().port(Rig.REALM) == 0);
        Await.until("no way in", () -> isClosed(port));
        assertThat(Rig.echoes(before)).as("what ran goes on").isTrue();
      }
      rig.open();

      assertThat(rig.said().port(Rig.REALM)).isEqualTo(port);
      try (Socket after = rig.connect()) {
        assertThat(Rig.echoes(after)).isTrue();
      }
    }
  }

  @Test
  void shouldSayWhatIsWrongAndOpenAsSoonAsThePortIsFree() throws Exception {
    try (ServerSocket squatter = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Rig rig = Rig.with(Rig.settings().build())) {
      int port = squatter.getLocalPort();
      rig.order(p -> p.open(Rig.REALM, port));
      Await.until("a problem", () -> !rig.said().problems.isEmpty());
      assertThat(rig.said().problems.peek())
          .contains("Expected to listen on 127.0.0.1:" + port)
          .contains("gate.listeners");

      Rig.end(squatter);

      Await.until("a port", () -> rig.said().port(Rig.REALM) == port);
    }
  }

  @Test
  void shouldListenNoMoreWhenClosedWhileThePortWasTaken() throws Exception {
    try (ServerSocket squatter = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Rig rig = Rig.with(Rig.settings().build())) {
      rig.order(p -> p.open(Rig.REALM, squatter.getLocalPort()));
      Await.until("a problem", () -> !rig.said().problems.isEmpty());

      rig.order(p -> p.close(Rig.REALM));
      Rig.end(squatter);
      rig.order(p -> p.open("realm2", 0));
      Await.until("a port", () -> rig.said().port("realm2") > 0);

      assertThat(rig.said().port(Rig.REALM)).isZero();
    }
  }

  private static boolean isClosed(int port) throws Exception {
    try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return !probe.isConnected();
    } catch (ConnectException e) {
      return true;
    }
  }
}
