package io.rejoin.gate.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.gate.core.Admission;
import io.rejoin.gate.core.Backend;
import io.rejoin.gate.core.Refusal;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@Timeout(180)
class HoldTest {

  static final List<String> TRANSPORTS = Rig.TRANSPORTS;

  @ParameterizedTest
  @FieldSource("TRANSPORTS")
  void shouldLetHeldClientThroughWithAllItHasSaidWhenRouteAppears(String transport)
      throws Exception {
    try (TestBackend echo = TestBackend.echo();
        Rig rig = Rig.on(transport, Rig.settings().build()).hold();
        Socket client = rig.connect()) {
      byte[] said = new byte[200_000];
      new SplittableRandom(1).nextBytes(said);
      CompletableFuture<Void> saying = CompletableFuture.runAsync(() -> say(client, said));
      Await.until("a waiting client", () -> rig.plane().waiting(Rig.REALM) == 1);

      appear(rig, echo.as("r1", 1));

      assertThat(client.getInputStream().readNBytes(said.length)).isEqualTo(said);
      saying.get();
      assertThat(rig.plane().waiting(Rig.REALM)).isZero();
      assertThat(rig.plane().waitingBytes()).isZero();
    }
  }

  @ParameterizedTest
  @FieldSource("TRANSPORTS")
  void shouldAnswerHeldClientThatHasEndedItsStream(String transport) throws Exception {
    try (TestBackend echo = TestBackend.echo();
        Rig rig = Rig.on(transport, Rig.settings().build()).hold();
        Socket client = rig.connect()) {
      client.getOutputStream().write("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      client.shutdownOutput();
      Await.until("a waiting client", () -> rig.plane().waiting(Rig.REALM) == 1);

      appear(rig, echo.as("r1", 1));

      assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("hello");
    }
  }

  @Test
  void shouldRefuseWithResetWhenTimeIsUp() throws Exception {
    try (Rig rig = Rig.with(Rig.settings().hold(10, 1 << 20, 200, 8).build()).hold();
        Socket client = rig.connect()) {
      client.getOutputStream().write(1);

      assertThat(Rig.isReset(client)).isTrue();
      assertThat(rig.refused(Refusal.HOLD_TIMED_OUT)).isEqualTo(1);
      Await.until("room again", () -> rig.plane().waiting(Rig.REALM) == 0);
      assertThat(rig.plane().waitingBytes()).isZero();
    }
  }

  @Test
  void shouldRefuseTheNextWhenAsManyWaitAsMay() throws Exception {
    try (Rig rig = Rig.with(Rig.settings().hold(2, 1 << 20, 600_000, 8).build()).hold();
        Socket first = rig.connect();
        Socket second = rig.connect()) {
      Await.until("two waiting", () -> rig.plane().waiting(Rig.REALM) == 2);
      try (Socket third = rig.connect()) {
        assertThat(Rig.isReset(third)).isTrue();
      }
      assertThat(rig.refused(Refusal.HOLD_FULL)).isEqualTo(1);

      TestBackend.reset(first);
      Await.until("room again", () -> rig.plane().waiting(Rig.REALM) == 1);
      try (Socket fourth = rig.connect()) {
        Await.until("two waiting", () -> rig.plane().waiting(Rig.REALM) == 2);
        assertThat(fourth.isConnected() && second.isConnected()).isTrue();
      }
    }
  }

  @Test
  void shouldKeepNoMoreBytesThanMayBeAndLoseNoneWhenManyClientsSpeak() throws Exception {
    int bound = 10_000;
    int each = 400_000;
    try (TestBackend echo = TestBackend.echo();
        Rig rig = Rig.with(Rig.settings().hold(100, bound, 600_000, 8).build()).hold()) {
      List<Socket> clients = new ArrayList<>();
      List<CompletableFuture<Void>> saying = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        Socket client = rig.connect();
        clients.add(client);
        saying.add(CompletableFuture.runAsync(() -> say(client, new byte[each])));
      }
      Await.until("all waiting", () -> rig.plane().waiting(Rig.REALM) == 30);
      Await.until("some bytes", () -> rig.plane().waitingBytes() > 0);
      assertThat(rig.plane().waitingBytes()).isLessThanOrEqualTo(bound);

      appear(rig, echo.as("r1", 1));

      for (Socket client : clients) {
        assertThat(client.getInputStream().readNBytes(each)).hasSize(each);
        client.close();
      }
      for (CompletableFuture<Void> said : saying) {
        said.get();
      }
      assertThat(rig.plane().waitingBytes()).isZero();
    }
  }

  @Test
  void shouldLetEverybodyThroughWhenFewMayConnectAtOnce() throws Exception {
    try (TestBackend echo = TestBackend.echo();
        Rig rig = Rig.with(Rig.settings().hold(100, 1 << 20, 600_000, 1).build()).hold()) {
      List<Socket> clients = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        clients.add(rig.connect());
      }
      Await.until("all waiting", () -> rig.plane().waiting(Rig.REALM) == 60);

      appear(rig, echo.as("r1", 1));

      for (Socket client : clients) {
        assertThat(Rig.echoes(client)).isTrue();
        client.close();
      }
    }
  }

  @Test
  void shouldTurnEverybodyAwayWhenRealmIsRefused() throws Exception {
    try (Rig rig = Rig.with(Rig.settings().build()).hold();
        Socket client = rig.connect()) {
      Await.until("a waiting client", () -> rig.plane().waiting(Rig.REALM) == 1);

      rig.order(p -> p.admit(Rig.REALM, Admission.Mode.REFUSE, Refusal.UNAVAILABLE));

      assertThat(Rig.isReset(client)).isTrue();
      assertThat(rig.refused(Refusal.UNAVAILABLE)).isEqualTo(1);
      try (Socket late = rig.connect()) {
        assertThat(Rig.isReset(late)).isTrue();
      }
    }
  }

  private static void appear(Rig rig, Backend backend) throws Exception {
    rig.order(p -> p.assign(Rig.REALM, backend))
        .order(p -> p.admit(Rig.REALM, Admission.Mode.FORWARD, null));
  }

  private static void say(Socket client, byte[] bytes) {
    try {
      OutputStream out = client.getOutputStream();
      out.write(bytes);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
