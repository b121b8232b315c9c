package io.rejoin.gate;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rejoin.gate.net.NettyDataPlane;
import io.rejoin.gate.net.RealmTraffic;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * The meters of the gate, and their names. Each has the tag {@code realm}, unless it says
 * otherwise.
 */
final class GateMeters {

  /** 1 while the realm can be served. */
  static final String READY = "rejoin.gate.realm.ready";

  /** Clients connected, those who wait included. */
  static final String CLIENTS = "rejoin.gate.clients";

  /** Clients that wait. */
  static final String WAITING = "rejoin.gate.clients.waiting";

  /** Bytes kept for clients that wait; without a realm. */
  static final String WAITING_BYTES = "rejoin.gate.clients.waiting.bytes";

  /** Relays that ended; tag {@code how}. */
  static final String ENDED = "rejoin.gate.relays.ended";

  /** Clients joined to a backend. */
  static final String RELAYED = "rejoin.gate.clients.relayed";

  /** Revision of the realm's routes that has been read; negative before the first. */
  static final String REVISION = "rejoin.gate.realm.revision";

  /** Clients accepted. */
  static final String ACCEPTED = "rejoin.gate.clients.accepted";

  /** Clients that had to wait. */
  static final String HELD = "rejoin.gate.clients.held";

  /** Clients refused; tag {@code reason}. */
  static final String REFUSED = "rejoin.gate.clients.refused";

  /** Connects and probes that failed; tag {@code sighting}. */
  static final String FAILED = "rejoin.gate.connects.failed";

  /** Bytes carried; tag {@code direction}. */
  static final String BYTES = "rejoin.gate.bytes";

  private static final String REALM = "realm";

  private final MeterRegistry registry;
  private final ControlRoom room;

  private GateMeters(MeterRegistry registry, ControlRoom room) {
    this.registry = registry;
    this.room = room;
  }

  /** Shows every realm of the room there. */
  static void bind(MeterRegistry registry, ControlRoom room) {
    GateMeters meters = new GateMeters(registry, room);
    room.rules().ports().keySet().forEach(meters::bind);
    Gauge.builder(WAITING_BYTES, room.plane(), NettyDataPlane::waitingBytes).register(registry);
  }

  private void bind(String realm) {
    NettyDataPlane plane = room.plane();
    Gauge.builder(READY, room, r -> isReady(realm) ? 1 : 0).tag(REALM, realm).register(registry);
    Gauge.builder(CLIENTS, plane, p -> p.clients(realm)).tag(REALM, realm).register(registry);
    Gauge.builder(WAITING, plane, p -> p.waiting(realm)).tag(REALM, realm).register(registry);
    RealmTraffic traffic = plane.traffic(realm);
    count(ACCEPTED, traffic, RealmTraffic::accepted, REALM, realm);
    Gauge.builder(REVISION, room, r -> r.revision(realm)).tag(REALM, realm).register(registry);
    count(RELAYED, traffic, RealmTraffic::relayed, REALM, realm);
    traffic.ended().forEach((how, n) -> count(ENDED, n, x -> x, REALM, realm, "how", how.name()));
    count(HELD, traffic, RealmTraffic::held, REALM, realm);
    count(BYTES, traffic, RealmTraffic::bytesUp, REALM, realm, "direction", "up");
    count(BYTES, traffic, RealmTraffic::bytesDown, REALM, realm, "direction", "down");
    traffic
        .refused()
        .forEach((why, n) -> count(REFUSED, n, x -> x, REALM, realm, "reason", why.name()));
    traffic
        .failed()
        .forEach((saw, n) -> count(FAILED, n, x -> x, REALM, realm, "sighting", saw.name()));
  }

  private boolean isReady(String realm) {
    return room.state(realm).unmet().isEmpty();
  }

  private <T> void count(String name, T of, Function<T, LongAdder> adder, String... tags) {
    FunctionCounter.builder(name, of, o -> adder.apply(o).sum()).tags(tags).register(registry);
  }
}
