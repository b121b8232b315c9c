package io.rejoin.gate.core;

import static io.rejoin.gate.core.Records.endpointOf;
import static io.rejoin.gate.core.Records.fence;
import static io.rejoin.gate.core.Records.route;
import static io.rejoin.gate.core.Records.tcp;

import io.rejoin.schemas.state.Routes;
import io.rejoin.schemas.value.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The records of a registry that has seen routers come, go, move, restart and lead: each decision
 * at its own revision, with kicks in their own topic, as the gate may read them.
 */
final class History {

  private static final List<String> ADDRESSES = List.of("r1", "r2", "r3");
  static final List<String> REALMS = List.of("realm1", "realm2");

  private final SplittableRandom random;
  private final Map<String, Router> routers = new TreeMap<>();
  private final Map<String, Long> fences = new TreeMap<>();
  private final Map<String, String> leaders = new TreeMap<>();
  private final List<UnaryOperator<GateView>> records = new ArrayList<>();
  private long revision = 100;

  private record Router(long epoch, Endpoint endpoint, boolean suspect) {}

  private History(SplittableRandom random) {
    this.random = random;
  }

  /** So many decisions, drawn from the seed. */
  static History of(long seed, int decisions) {
    History history = new History(new SplittableRandom(seed));
    for (int i = 0; i < decisions; i++) {
      history.decide();
    }
    return history;
  }

  /** The records, in the order in which they were written. */
  List<UnaryOperator<GateView>> records() {
    return List.copyOf(records);
  }

  /** The lowest epoch of an address that is not over. */
  long floor(String address) {
    return fences.getOrDefault(address, -1L) + 1;
  }

  private void decide() {
    revision += 1 + random.nextInt(3);
    String address = ADDRESSES.get(random.nextInt(ADDRESSES.size()));
    switch (random.nextInt(6)) {
      case 0, 1 -> register(address);
      case 2 -> end(address);
      case 3 -> move(address);
      case 4 -> suspect(address);
      default -> leaders.put(REALMS.get(random.nextInt(REALMS.size())), address);
    }
    REALMS.forEach(this::write);
  }

  private void register(String address) {
    end(address);
    routers.put(address, new Router(revision, endpointOf(address), false));
  }

  private void end(String address) {
    Router was = routers.remove(address);
    if (was != null) {
      fences.put(address, was.epoch());
      records.add(view -> view.kicked(address, was.epoch()));
    }
  }

  private void move(String address) {
    Endpoint elsewhere = tcp("10.0.0." + random.nextInt(5), 9_000);
    routers.computeIfPresent(
        address, (name, was) -> new Router(was.epoch(), elsewhere, was.suspect()));
  }

  private void suspect(String address) {
    routers.computeIfPresent(
        address, (name, was) -> new Router(was.epoch(), was.endpoint(), !was.suspect()));
  }

  private void write(String realm) {
    List<Routes.Route> routes =
        routers.entrySet().stream()
            .filter(router -> !router.getValue().suspect())
            .map(router -> routeOf(realm, router.getKey(), router.getValue()))
            .toList();
    List<Routes.Fence> named =
        fences.entrySet().stream().map(f -> fence(f.getKey(), f.getValue())).toList();
    String unserved = routes.isEmpty() ? "nobody" : "";
    Routes record = new Routes(realm, routes, named, unserved, 0, revision);
    records.add(view -> view.routed(record));
  }

  private Routes.Route routeOf(String realm, String address, Router router) {
    return route(address, router.epoch(), address.equals(leaders.get(realm)), router.endpoint());
  }
}
