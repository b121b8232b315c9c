package io.rejoin.gate.net;

import io.rejoin.gate.core.Backend;
import io.rejoin.gate.core.Candidate;
import io.rejoin.schemas.input.BackendReport.Sighting;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A backend of a realm, with the relays that go to it. A relay that joins looks after it has put
 * itself on the list whether joining is still allowed, and whoever forbids it reads the list after
 * that: so none slips through between a choice and a cut.
 */
final class BackendSlot implements Candidate {

  private static final int RESETS_REPORTED = 3;

  private final Backend backend;
  private final BackendWatch watch;
  private final RealmTraffic traffic;
  private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger mute = new AtomicInteger();
  private volatile boolean taking = true;

  BackendSlot(Backend backend, BackendWatch watch, RealmTraffic traffic) {
    this.backend = backend;
    this.watch = watch;
    this.traffic = traffic;
  }

  Backend backend() {
    return backend;
  }

  BackendWatch watch() {
    return watch;
  }

  RealmTraffic traffic() {
    return traffic;
  }

  @Override
  public String address() {
    return backend.address();
  }

  @Override
  public int connections() {
    return connections.get();
  }

  @Override
  public boolean isFine() {
    return watch.isFine();
  }

  /** A connection is under way. */
  void expect() {
    connections.incrementAndGet();
  }

  /** A connection that was under way, or there, is no more. */
  void forget() {
    connections.decrementAndGet();
  }

  /** Whether the relay may go here. It leaves when it is closed. */
  boolean join(Relay relay) {
    relays.add(relay);
    if (!taking) {
      relays.remove(relay);
      return false;
    }
    return true;
  }

  /** Takes connections, from now on. */
  void open() {
    taking = true;
    watch.start();
  }

  /** Takes no connection from now on; those that are there go on. */
  void withdraw() {
    taking = false;
    watch.stop();
  }

  /** Completes when the connections that are there now have ended. */
  CompletableFuture<Void> quiet() {
    return CompletableFuture.allOf(
        relays.stream().map(Relay::closed).toArray(CompletableFuture[]::new));
  }

  /** Takes no connection from now on, and ends those that are there. */
  void cut(Ending why) {
    withdraw();
    relays.forEach(relay -> relay.cut(why));
  }

  /** A relay is closed. */
  void left(Relay relay, Relay.Summary summary) {
    if (relays.remove(relay)) {
      forget();
      traffic.ended().get(summary.ending()).increment();
      judge(summary);
    }
  }

  /**
   * A backend that lets itself be connected to and resets before the first byte, time after time,
   * is reported all the same.
   */
  private void judge(Relay.Summary summary) {
    if (summary.bytesDown() > 0) {
      if (mute.getAndSet(0) >= RESETS_REPORTED) {
        watch.say(Sighting.FINE, "answered");
      }
    } else if (summary.ending() == Ending.BACKEND_BROKE) {
      if (mute.incrementAndGet() >= RESETS_REPORTED) {
        watch.say(
            Sighting.RESET, "reset before the first byte, %d times in a row".formatted(mute.get()));
      }
    }
  }
}
