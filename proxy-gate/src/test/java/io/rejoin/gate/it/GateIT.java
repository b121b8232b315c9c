package io.rejoin.gate.it;

import static io.rejoin.gate.core.Records.fence;
import static io.rejoin.gate.core.Records.fenced;
import static io.rejoin.gate.core.Records.routes;
import static io.rejoin.gate.core.Records.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.rejoin.gate.Gate;
import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.schemas.input.BackendReport.Sighting;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.value.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gate as a whole on a real broker, before a registry that says what it is told to. */
@Timeout(300)
class GateIT {

  @TempDir private static Path directory;
  private static GateCluster cluster;
  private static int gates;

  private final String realm = "realm" + ++gates;
  private final String address = "gate" + gates;
  private final Lifecycle life = new Lifecycle();
  private Gate gate;

  @BeforeAll
  static void begin() throws Exception {
    cluster = GateCluster.start(directory);
  }

  @AfterAll
  static void end() {
    cluster.close();
  }

  @AfterEach
  void stop() {
    assertThat(life.stop()).isEmpty();
  }

  @Test
  void shouldOpenWhenARouteCanBeServedAndTellTheRegistry() throws Exception {
    try (Answering router = new Answering('a')) {
      start(Map.of("gate.opening", "wait"));
      await("the topics are read", () -> get("/health/ready").body().contains("no routes"));
      assertThat(get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(gate.listening(realm)).isEmpty();

      cluster.say(routes(realm, 10, router.route("r1", 5)));

      await("the port is open", () -> gate.listening(realm).isPresent());
      assertThat(answer()).isEqualTo('a');
      await("it is ready", () -> get("/health/ready").statusCode() == 200);
      await("it is acknowledged", () -> isApplied(10));
      assertThat(get("/health/live").statusCode()).isEqualTo(200);
      assertThat(get("/metrics").body()).contains("rejoin_gate_clients_relayed_total");
      assertThat(cluster.registrations)
          .anySatisfy(
              asked -> {
                assertThat(asked.profile().roles()).containsExactly(Role.PROXY);
                assertThat(asked.profile().realms()).containsExactly(realm);
              });
    }
  }

  @Test
  void shouldFollowTakeoverAndCutTheKickedIncarnation() throws Exception {
    try (Answering before = new Answering('a');
        Answering after = new Answering('b')) {
      start(Map.of());
      cluster.say(routes(realm, 10, before.route("r" + realm, 5)));
      await("it is served", () -> gate.isServed(realm));
      try (Socket old = connect()) {
        assertThat(ask(old)).isEqualTo('a');

        cluster.say("r" + realm, kick(5, 20));
        cluster.say(fenced(routes(realm, 20, after.route("r" + realm, 20)), fence("r" + realm, 5)));

        assertThat(isReset(old)).isTrue();
        await("it is acknowledged", () -> isApplied(20));
        assertThat(answer()).isEqualTo('b');
      }
    }
  }

  @Test
  void shouldLetHeldClientThroughWhenRouteComes() throws Exception {
    try (Answering router = new Answering('a')) {
      start(Map.of("gate.opening", "hold", "gate.hold.limit.ms", "120000"));
      await("the port is open", () -> gate.listening(realm).isPresent());
      try (Socket early = connect()) {
        early.getOutputStream().write(1);

        cluster.say(routes(realm, 10, router.route("r1", 5)));

        assertThat(early.getInputStream().read()).isEqualTo('a');
      }
    }
  }

  @Test
  void shouldReportBackendThatCannotBeReached() throws Exception {
    Answering router = new Answering('a');
    router.close();
    start(Map.of());

    cluster.say(routes(realm, 10, router.route("dead" + realm, 5)));

    await(
        "it is reported",
        () ->
            cluster.reports.stream()
                .anyMatch(
                    report ->
                        report.watcher().equals(address)
                            && report.epoch() == 5
                            && report.sighting() == Sighting.REFUSED));
    assertThat(get("/health/ready").body()).contains("no backend has been reached");
  }

  @Test
  void shouldServeOnWhileKafkaIsAway() throws Exception {
    try (Answering router = new Answering('a')) {
      start(Map.of());
      cluster.say(routes(realm, 10, router.route("r1", 5)));
      await("it is served", () -> gate.isServed(realm));

      cluster.broker.pause();
      try {
        assertThat(answer()).isEqualTo('a');
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
      } finally {
        cluster.broker.resume();
      }
    }
  }

  private void start(Map<String, String> more) {
    Map<String, String> given = new java.util.TreeMap<>(more);
    given.put("gate.listeners", realm + "=0");
    gate =
        new Gate(
            cluster.settings(address, given),
            (part, failure) -> fail("Expected the gate to go on", failure));
    gate.parts().forEach(life::add);
    assertThat(life.start()).isEmpty();
  }

  private boolean isApplied(long revision) {
    return cluster.applied.stream()
        .anyMatch(said -> said.revisions().getOrDefault(realm, -1L) == revision);
  }

  private static Kick kick(long epoch, long revision) {
    return new Kick(UUID.randomUUID(), epoch, Kick.Cause.TAKEN_OVER, "taken over", revision);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI where = URI.create("http://127.0.0.1:" + gate.httpPort() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(where).build(), BodyHandlers.ofString());
  }

  private Socket connect() throws IOException {
    int port = gate.listening(realm).orElseThrow().getPort();
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(60_000);
    return socket;
  }

  private int answer() throws IOException {
    try (Socket client = connect()) {
      return ask(client);
    }
  }

  private static int ask(Socket client) throws IOException {
    client.getOutputStream().write(1);
    return client.getInputStream().read();
  }

  private static boolean isReset(Socket socket) {
    try {
      return socket.getInputStream().read() >= 0;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static void await(String what, Callable<Boolean> wanted) throws Exception {
    long end = System.nanoTime() + 120_000_000_000L;
    while (!wanted.call()) {
      if (System.nanoTime() > end) {
        fail("Expected within 120 s: " + what);
      }
      LockSupport.parkNanos(10_000_000);
    }
  }

  /** A router that answers each byte with its name. */
  private static final class Answering implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final char name;

    Answering(char name) throws IOException {
      this.name = name;
      run(this::accept);
    }

    io.rejoin.schemas.state.Routes.Route route(String address, long epoch) {
      return io.rejoin.gate.core.Records.route(
          address, epoch, true, tcp("127.0.0.1", server.getLocalPort()));
    }

    @Override
    public void close() throws IOException {
      server.close();
    }

    private void accept() {
      while (!server.isClosed()) {
        try {
          Socket client = server.accept();
          run(() -> answer(client));
        } catch (IOException e) {
          assertThat(server.isClosed()).isTrue();
        }
      }
    }

    private void answer(Socket client) {
      try (client) {
        while (client.getInputStream().read() >= 0) {
          client.getOutputStream().write(name);
        }
      } catch (IOException e) {
        // The gate has cut it, as some of these tests want.
      }
    }

    private static void run(Runnable task) {
      Thread thread = new Thread(task, "answering");
      thread.setDaemon(true);
      thread.start();
    }
  }
}
