package io.rejoin.gate.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.gate.core.Admission;
import io.rejoin.gate.core.Backend;
import io.rejoin.gate.core.Balance;
import java.io.IOException;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class KickTest {

  @Test
  void shouldCutExactlyTheConnectionsOfTheKickedIncarnation() throws Exception {
    try (TestBackend a = TestBackend.named('a');
        TestBackend b = TestBackend.named('b');
        Rig rig = Rig.with(Rig.settings().build()).forward(a.as("r1", 5), b.as("r2", 5));
        Socket one = rig.connect();
        Socket other = rig.connect()) {
      int first = nameOn(one);
      int second = nameOn(other);
      assertThat(first + second).isEqualTo('a' + 'b');
      Socket kicked = first == 'a' ? one : other;
      Socket spared = first == 'a' ? other : one;

      rig.order(p -> p.withdraw(Rig.REALM, a.as("r1", 5)))
          .order(p -> p.cut("r1", 5))
          .order(p -> p.acknowledge(Rig.REALM, 9));

      assertThat(Rig.isReset(kicked)).isTrue();
      assertThat(Rig.echoes(spared)).isTrue();
      Await.until("acknowledged", () -> rig.said().applied.contains("realm1@9"));
      assertThat(rig.ended(Ending.FENCED)).isEqualTo(1);
      assertThat(rig.plane().connections(Rig.REALM)).containsOnlyKeys(b.as("r2", 5));
    }
  }

  @Test
  void shouldSpareHigherEpochOfTheSameAddress() throws Exception {
    try (TestBackend a = TestBackend.named('a');
        Rig rig = Rig.with(Rig.settings().build()).forward(a.as("r1", 7));
        Socket client = rig.connectTo('a')) {
      rig.order(p -> p.cut("r1", 6)).order(p -> p.acknowledge(Rig.REALM, 9));

      Await.until("acknowledged", () -> rig.said().applied.contains("realm1@9"));
      assertThat(Rig.echoes(client)).isTrue();
    }
  }

  @Test
  void shouldCutInEveryRealm() throws Exception {
    try (TestBackend echo = TestBackend.echo();
        Rig rig = Rig.with(Rig.settings().build()).forward(echo.as("r1", 5))) {
      rig.order(p -> p.assign("realm2", echo.as("r1", 5)))
          .order(p -> p.admit("realm2", Admission.Mode.FORWARD, null))
          .order(p -> p.open("realm2", 0));
      Await.until("a port", () -> rig.said().port("realm2") > 0);
      try (Socket here = rig.connect();
          Socket there = rig.connect("realm2")) {
        assertThat(Rig.echoes(here) && Rig.echoes(there)).isTrue();

        rig.order(p -> p.cut("r1", 5));

        assertThat(Rig.isReset(here)).isTrue();
        assertThat(Rig.isReset(there)).isTrue();
      }
    }
  }

  @Test
  void shouldAcknowledgeAtOnceWhenNothingIsCut() throws Exception {
    try (Rig rig = Rig.with(Rig.settings().build())) {
      rig.order(p -> p.acknowledge(Rig.REALM, 3));

      assertThat(rig.said().applied).containsExactly("realm1@3");
    }
  }

  @Test
  void shouldLeaveNoConnectionToAKickedIncarnationWhenClientsKeepComing() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    AtomicBoolean on = new AtomicBoolean(true);
    Queue<Socket> clients = new ConcurrentLinkedQueue<>();
    try (TestBackend echo = TestBackend.echo();
        Rig rig =
            Rig.with(Rig.settings().balance(Balance.LEADER).build()).forward(echo.as("r1", 1))) {
      for (int i = 0; i < 4; i++) {
        threads.execute(() -> comeAndStay(rig, on, clients));
      }
      for (long epoch = 1; epoch < 25; epoch++) {
        takeOver(rig, echo, epoch);
        long fenced = epoch;
        Await.until("the cut of " + epoch, () -> rig.said().applied.contains("realm1@" + fenced));
        assertThat(rig.plane().connections(Rig.REALM)).containsOnlyKeys(echo.as("r1", epoch + 1));
      }
      on.set(false);
      rig.order(p -> p.withdraw(Rig.REALM, echo.as("r1", 25))).order(p -> p.cut("r1", 25));
      Await.until("nothing open at the backend", () -> echo.connections() == 0);
    } finally {
      on.set(false);
      threads.shutdown();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
      for (Socket client : clients) {
        client.close();
      }
    }
  }

  private static void takeOver(Rig rig, TestBackend backend, long fenced) throws Exception {
    Backend before = backend.as("r1", fenced);
    Backend after = backend.as("r1", fenced + 1);
    rig.order(
        p -> {
          p.withdraw(Rig.REALM, before);
          p.cut("r1", fenced);
          p.assign(Rig.REALM, after);
          p.acknowledge(Rig.REALM, fenced);
        });
  }

  private static void comeAndStay(Rig rig, AtomicBoolean on, Queue<Socket> clients) {
    while (on.get() && clients.size() < 3_000) {
      try {
        Socket client = rig.connect();
        clients.add(client);
        client.getOutputStream().write(1);
      } catch (IOException e) {
        // Cut while it spoke: what this test is about.
      }
    }
  }

  private static int nameOn(Socket socket) throws IOException {
    socket.getOutputStream().write(1);
    int name = socket.getInputStream().read();
    assertThat(socket.getInputStream().read()).isEqualTo(1);
    return name;
  }
}
