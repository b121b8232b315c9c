package io.rejoin.gate.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.gate.core.Admission;
import io.rejoin.gate.core.Backend;
import io.rejoin.gate.core.Refusal;
import io.rejoin.schemas.input.BackendReport.Sighting;
import io.rejoin.schemas.value.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class FailOverTest {

  @Test
  void shouldTryTheNextBackendForTheSameClientWhenOneRefuses() throws Exception {
    try (TestBackend good = TestBackend.echo();
        Rig rig = Rig.with(Rig.settings().build())) {
      Backend dead = new Backend("r0", 1, new Endpoint("tcp", "127.0.0.1", freePort()));
      rig.forward(dead, good.as("r1", 2));

      for (int i = 0; i < 20; i++) {
        try (Socket client = rig.connect()) {
          assertThat(Rig.echoes(client)).isTrue();
        }
      }

      Await.until("a sighting", () -> sighted(rig, dead, Sighting.REFUSED));
      assertThat(rig.said().reached).contains(good.as("r1", 2)).doesNotContain(dead);
    }
  }

  @Test
  void shouldHoldClientUntilBackendIsUpWhenAllRefuse() throws Exception {
    int port = freePort();
    Backend late = new Backend("r1", 1, new Endpoint("tcp", "127.0.0.1", port));
    try (Rig rig = Rig.with(Rig.settings().build()).forward(late);
        Socket client = rig.connect()) {
      Await.until("a waiting client", () -> rig.plane().waiting(Rig.REALM) == 1);

      InetSocketAddress where = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      try (TestBackend up = TestBackend.at(where, TestBackend::echo)) {
        assertThat(Rig.echoes(client)).isTrue();
        assertThat(up.accepted()).isPositive();
        assertThat(sighted(rig, late, Sighting.REFUSED)).isTrue();
        assertThat(sighted(rig, late, Sighting.FINE)).isTrue();
      }
    }
  }

  @Test
  void shouldRefuseWhenAllRefuseAndClientsAreNotHeld() throws Exception {
    Backend dead = new Backend("r0", 1, new Endpoint("tcp", "127.0.0.1", freePort()));
    try (Rig rig = Rig.with(Rig.settings().refusingWhenFailing().build()).forward(dead);
        Socket client = rig.connect()) {
      assertThat(Rig.isReset(client)).isTrue();
      assertThat(rig.refused(Refusal.BACKENDS_FAILED)).isEqualTo(1);
    }
  }

  @Test
  void shouldTryTheNextBackendWhenOneDoesNotAnswerInTime() throws Exception {
    try (Silent silent = new Silent();
        TestBackend good = TestBackend.echo();
        Rig rig = Rig.with(Rig.settings().connectTimeOut(300).build())) {
      Backend mute = new Backend("r0", 1, new Endpoint("tcp", "127.0.0.1", silent.port()));
      rig.forward(mute, good.as("r1", 2));
      for (int i = 0; i < 4; i++) {
        try (Socket client = rig.connect()) {
          assertThat(Rig.echoes(client)).isTrue();
        }
      }
      Await.until("a sighting", () -> sighted(rig, mute, Sighting.TIMED_OUT));
    }
  }

  @Test
  void shouldNoticeDeadBackendWithoutAnyNewClientWhenItsConnectionsBreak() throws Exception {
    try (TestBackend dying = TestBackend.named('a');
        Rig rig = Rig.with(Rig.settings().build()).forward(dying.as("r1", 1));
        Socket client = rig.connectTo('a')) {
      Await.until("an answer", () -> rig.said().reached.contains(dying.as("r1", 1)));

      dying.die();

      Await.until("a sighting", () -> sighted(rig, dying.as("r1", 1), Sighting.REFUSED));
      assertThat(client.isConnected()).isTrue();
    }
  }

  @Test
  void shouldReportBackendThatResetsEveryConnectionBeforeTheFirstByte() throws Exception {
    TestBackend.Script moody =
        client -> {
          int first = client.getInputStream().read();
          if (first == 1) {
            TestBackend.reset(client);
          } else if (first >= 0) {
            client.getOutputStream().write(first);
          }
        };
    try (TestBackend backend = TestBackend.running(moody);
        Rig rig = Rig.with(Rig.settings().build()).forward(backend.as("r1", 1))) {
      for (int i = 0; i < 3; i++) {
        assertThat(sighted(rig, backend.as("r1", 1), Sighting.RESET)).isFalse();
        try (Socket client = rig.connect()) {
          client.getOutputStream().write(1);
          assertThat(Rig.isReset(client)).isTrue();
        }
        long ended = i + 1L;
        Await.until("an ending", () -> rig.ended(Ending.BACKEND_BROKE) == ended);
      }
      Await.until("a report", () -> sighted(rig, backend.as("r1", 1), Sighting.RESET));

      try (Socket client = rig.connect()) {
        assertThat(Rig.echoes(client)).isTrue();
      }
      Await.until("taken back", () -> sighted(rig, backend.as("r1", 1), Sighting.FINE));
    }
  }

  @Test
  void shouldUseWithdrawnBackendNoMoreWhenItsConnectIsStillUnderWay() throws Exception {
    try (Silent silent = new Silent();
        TestBackend good = TestBackend.echo();
        Rig rig = Rig.with(Rig.settings().connectTimeOut(30_000).build())) {
      Backend mute = new Backend("r1", 1, new Endpoint("tcp", "127.0.0.1", silent.port()));
      rig.forward(mute);
      try (Socket client = rig.connect()) {
        Await.until("a connect under way", () -> rig.plane().connections(Rig.REALM).get(mute) == 1);
        rig.order(
            p -> {
              p.withdraw(Rig.REALM, mute);
              p.assign(Rig.REALM, good.as("r1", 2));
              p.admit(Rig.REALM, Admission.Mode.FORWARD, null);
            });
        silent.answer();

        assertThat(Rig.echoes(client)).isTrue();
      }
    }
  }

  private static boolean sighted(Rig rig, Backend backend, Sighting sighting) {
    return rig.said().sighted.contains(new Rig.Said.Sighted(backend, sighting));
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Listens with a full queue, so that connects to it get no answer until it accepts. */
  private static final class Silent implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> queued = new ArrayList<>();

    Silent() throws Exception {
      for (int i = 0; i < 2; i++) {
        queued.add(new Socket(server.getInetAddress(), server.getLocalPort()));
      }
    }

    int port() {
      return server.getLocalPort();
    }

    void answer() throws Exception {
      for (int i = 0; i < 2; i++) {
        queued.add(server.accept());
      }
    }

    @Override
    public void close() throws java.io.IOException {
      server.close();
      for (Socket socket : queued) {
        socket.close();
      }
    }
  }
}
