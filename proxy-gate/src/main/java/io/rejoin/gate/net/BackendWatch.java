package io.rejoin.gate.net;

import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Future;
import io.rejoin.gate.core.Backend;
import io.rejoin.gate.core.Reachability;
import io.rejoin.schemas.input.BackendReport.Sighting;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Knows whether this gate can reach a backend. It asks when the backend is new, when a client's
 * connect failed, and when the backend broke a connection; while it fails, it alone asks, at
 * growing intervals. A failure counts once, however many clients met it at the same time.
 */
final class BackendWatch {

  private static final long REST_MS = 250;

  private final Backend backend;
  private final Plumbing plumbing;
  private final RealmTraffic traffic;
  private final Runnable recovered;
  private final AtomicReference<Reachability> seen = new AtomicReference<>(Reachability.FINE);
  private final AtomicInteger wanted = new AtomicInteger();
  private volatile boolean over;

  /** Runs {@code recovered} whenever the backend takes clients again after a failure. */
  BackendWatch(Backend backend, Plumbing plumbing, RealmTraffic traffic, Runnable recovered) {
    this.backend = backend;
    this.plumbing = plumbing;
    this.traffic = traffic;
    this.recovered = recovered;
  }

  /** Whether clients may be sent there. */
  boolean isFine() {
    return seen.get().isFine();
  }

  /** The backend is one, from now on. */
  void start() {
    over = false;
    ask();
  }

  /** Asks now, unless that is under way. */
  void ask() {
    if (!over && wanted.getAndIncrement() == 0) {
      probe();
    }
  }

  /** Asks no more: the backend is none any longer. */
  void stop() {
    over = true;
  }

  /** A client's connect has failed. */
  void clientFailed(Throwable cause) {
    Reachability before = seen.get();
    count(cause);
    if (!over && before.isFine() && seen.compareAndSet(before, before.failed())) {
      say(Sightings.of(cause), cause.getMessage());
      if (wanted.getAndIncrement() == 0) {
        probeLater();
      }
    }
  }

  /** A client's connect has succeeded. */
  void clientConnected() {
    if (!isFine()) {
      recover();
    }
  }

  private void probe() {
    EventLoop loop = plumbing.transport().loops().next();
    plumbing
        .dialer()
        .dial(backend.endpoint(), loop)
        .addListener((Future<SocketChannel> asked) -> answered(asked));
  }

  private void answered(Future<SocketChannel> asked) {
    if (asked.isSuccess()) {
      Channels.close(asked.getNow());
    }
    if (over) {
      rested();
    } else if (asked.isSuccess()) {
      plumbing.events().reached(backend);
      clientConnected();
      after(REST_MS, this::rested);
    } else {
      count(asked.cause());
      seen.updateAndGet(Reachability::failed);
      say(Sightings.of(asked.cause()), asked.cause().getMessage());
      probeLater();
    }
  }

  private void rested() {
    if (wanted.getAndSet(0) > 1 || !isFine()) {
      ask();
    }
  }

  private void probeAgain() {
    if (over) {
      rested();
    } else {
      probe();
    }
  }

  private void probeLater() {
    NetSettings.Connecting settings = plumbing.settings().connecting();
    after(
        seen.get()
            .probeInMs(
                settings.probeFirstMs(),
                settings.probeLongestMs(),
                plumbing.jitter().getAsDouble()),
        this::probeAgain);
  }

  private void recover() {
    if (!seen.getAndSet(Reachability.FINE).isFine()) {
      say(Sighting.FINE, "connected");
      recovered.run();
    }
  }

  private void count(Throwable failure) {
    traffic.failed().get(Sightings.of(failure)).increment();
  }

  /** Tells what was seen of the backend. */
  void say(Sighting sighting, String detail) {
    plumbing.events().sighted(backend, sighting, detail);
  }

  private void after(long delayMs, Runnable action) {
    Channels.after(delayMs, plumbing.transport().loops(), action);
  }
}
