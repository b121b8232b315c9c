package io.rejoin.gate.net;

import io.rejoin.gate.core.Admission;
import io.rejoin.gate.core.Backend;
import io.rejoin.gate.core.Balance;
import io.rejoin.gate.core.Refusal;
import io.rejoin.schemas.input.BackendReport.Sighting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A data plane on real sockets with a control thread, and what it has said. */
final class Rig implements AutoCloseable {

  static final String REALM = "realm1";

  /** Any one of the sockets' kinds, by name. */
  static final List<String> TRANSPORTS = List.of("epoll", "nio");

  private final ExecutorService control = Executors.newSingleThreadExecutor();
  private final Said said = new Said();
  private final NettyDataPlane plane;

  private Rig(String transport, NetSettings settings) {
    Transport loops =
        transport.equals("nio")
            ? Transport.nio(settings.threads())
            : Transport.best(settings.threads());
    this.plane = NettyDataPlane.on(loops, settings, said, () -> 0.5, control);
  }

  static Rig with(NetSettings settings) {
    return on("epoll", settings);
  }

  static Rig on(String transport, NetSettings settings) {
    return new Rig(transport, settings);
  }

  NettyDataPlane plane() {
    return plane;
  }

  Said said() {
    return said;
  }

  /** Gives orders and returns when they are in force. */
  Rig order(Consumer<NettyDataPlane> orders) throws Exception {
    control.submit(() -> orders.accept(plane)).get(60, TimeUnit.SECONDS);
    return this;
  }

  /** Lets clients through to these backends, on an open port. */
  Rig forward(Backend... backends) throws Exception {
    order(
        p -> {
          for (Backend backend : backends) {
            p.assign(REALM, backend);
          }
          p.admit(REALM, Admission.Mode.FORWARD, null);
        });
    return open();
  }

  /** Holds clients, on an open port. */
  Rig hold() throws Exception {
    order(p -> p.admit(REALM, Admission.Mode.HOLD, null));
    return open();
  }

  Rig open() throws Exception {
    order(p -> p.open(REALM, 0));
    Await.until("a port", () -> said.port(REALM) > 0);
    return this;
  }

  /** A new client's socket. */
  Socket connect() throws IOException {
    return connect(REALM);
  }

  Socket connect(String realm) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), said.port(realm));
    socket.setSoTimeout(60_000);
    return socket;
  }

  /** Says one byte and waits for it. */
  static boolean echoes(Socket socket) throws IOException {
    socket.getOutputStream().write(42);
    return socket.getInputStream().read() == 42;
  }

  /** Connects, and asks a named backend who it is. */
  Socket connectTo(char name) throws IOException {
    Socket socket = connect();
    socket.getOutputStream().write(1);
    int answer = socket.getInputStream().read();
    if (answer != name || socket.getInputStream().read() != 1) {
      throw new IOException("Expected " + name + ", but " + (char) answer + " answered");
    }
    return socket;
  }

  /** Closes now what a test would close at its end anyway. */
  static void end(java.io.Closeable early) throws IOException {
    early.close();
  }

  /** Whether the connection ends with an error, not as a stream does. */
  static boolean isReset(Socket socket) {
    try {
      while (socket.getInputStream().read() >= 0) {
        // What came before it broke.
      }
      return false;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  long refused(Refusal why) {
    return plane.traffic(REALM).refused().get(why).sum();
  }

  long ended(Ending how) {
    return plane.traffic(REALM).ended().get(how).sum();
  }

  @Override
  public void close() {
    stop(0).join();
    control.shutdown();
  }

  CompletableFuture<Void> stop(long graceMs) {
    return CompletableFuture.completedFuture(plane)
        .thenComposeAsync(running -> running.stop(graceMs), control)
        .orTimeout(60, TimeUnit.SECONDS);
  }

  /** What the data plane has said. */
  static final class Said implements DataPlaneEvents {

    final Queue<Backend> reached = new ConcurrentLinkedQueue<>();
    final Queue<Sighted> sighted = new ConcurrentLinkedQueue<>();
    final Queue<String> applied = new ConcurrentLinkedQueue<>();
    final Queue<String> problems = new ConcurrentLinkedQueue<>();
    private final java.util.Map<String, Integer> ports =
        new java.util.concurrent.ConcurrentHashMap<>();

    record Sighted(Backend backend, Sighting sighting) {}

    int port(String realm) {
      return ports.getOrDefault(realm, 0);
    }

    @Override
    public void reached(Backend backend) {
      reached.add(backend);
    }

    @Override
    public void sighted(Backend backend, Sighting sighting, String detail) {
      sighted.add(new Sighted(backend, sighting));
    }

    @Override
    public void applied(String realm, long revision) {
      applied.add(realm + "@" + revision);
    }

    @Override
    public void listening(String realm, InetSocketAddress where) {
      ports.put(realm, where.getPort());
    }

    @Override
    public void closed(String realm) {
      ports.remove(realm);
    }

    @Override
    public void notListening(String realm, String problem) {
      problems.add(problem);
    }
  }

  /** Settings in which nothing runs out by itself. */
  static Settings settings() {
    return new Settings();
  }

  /** Settings, a change at a time. */
  static final class Settings {

    private Balance balance = Balance.ROUND_ROBIN;
    private boolean holdsWhenFailing = true;
    private NetSettings.Hold hold = new NetSettings.Hold(1_000, 16 << 20, 600_000, 64);
    private NetSettings.Connecting connecting = new NetSettings.Connecting(30_000, 3, 10, 100, 0);
    private NetSettings.Limits limits = new NetSettings.Limits(100_000, 100_000);

    Settings balance(Balance next) {
      balance = next;
      return this;
    }

    Settings refusingWhenFailing() {
      holdsWhenFailing = false;
      return this;
    }

    Settings hold(int clients, long bytes, long limitMs, int releasedAtOnce) {
      hold = new NetSettings.Hold(clients, bytes, limitMs, releasedAtOnce);
      return this;
    }

    Settings connectTimeOut(int timeOutMs) {
      connecting = new NetSettings.Connecting(timeOutMs, 3, 10, 100, 0);
      return this;
    }

    Settings idle(long idleMs) {
      connecting = new NetSettings.Connecting(30_000, 3, 10, 100, idleMs);
      return this;
    }

    Settings limits(int realm, int gate) {
      limits = new NetSettings.Limits(realm, gate);
      return this;
    }

    NetSettings build() {
      return new NetSettings(
          "127.0.0.1",
          2,
          balance,
          holdsWhenFailing,
          hold,
          connecting,
          limits,
          new NetSettings.Buffers(65_536, 262_144, 65_536));
    }
  }
}
