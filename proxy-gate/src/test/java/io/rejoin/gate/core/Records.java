package io.rejoin.gate.core;

import io.rejoin.schemas.state.Routes;
import io.rejoin.schemas.value.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Records and rules in few words. */
public final class Records {

  public static final String REALM = "realm1";

  private Records() {}

  public static Endpoint tcp(String host, int port) {
    return new Endpoint("tcp", host, port);
  }

  /** A router's endpoint by its name: every address has its own. */
  public static Endpoint endpointOf(String address) {
    return tcp(address + ".test", 8_080);
  }

  public static Backend backend(String address, long epoch) {
    return new Backend(address, epoch, endpointOf(address));
  }

  public static Routes.Route route(String address, long epoch) {
    return route(address, epoch, false, endpointOf(address));
  }

  public static Routes.Route leader(String address, long epoch) {
    return route(address, epoch, true, endpointOf(address));
  }

  public static Routes.Route route(
      String address, long epoch, boolean leader, Endpoint... endpoints) {
    return new Routes.Route(
        address, uuid(address), uuid(address + epoch), epoch, List.of(endpoints), leader);
  }

  public static Routes.Fence fence(String address, long epoch) {
    return new Routes.Fence(address, epoch);
  }

  /** A realm's routes. */
  public static Routes routes(String realm, long revision, Routes.Route... routes) {
    return new Routes(realm, List.of(routes), List.of(), unserved(routes), 0, revision);
  }

  public static Routes routes(long revision, Routes.Route... routes) {
    return routes(REALM, revision, routes);
  }

  public static Routes fenced(Routes routes, Routes.Fence... more) {
    return new Routes(
        routes.realm(),
        routes.routes(),
        Stream.concat(routes.fences().stream(), Stream.of(more)).toList(),
        routes.unserved(),
        routes.leaderEpoch(),
        routes.revision());
  }

  /** One realm, round robin, on any port, waiting for its first route. */
  public static GateRules rules() {
    return rules(Balance.ROUND_ROBIN, Opening.WAIT, OnUnserved.HOLD, AtDeadline.STAY_CLOSED);
  }

  public static GateRules rules(Balance balance) {
    return rules(balance, Opening.WAIT, OnUnserved.HOLD, AtDeadline.STAY_CLOSED);
  }

  public static GateRules rules(
      Balance balance, Opening opening, OnUnserved onUnserved, AtDeadline atDeadline) {
    return new GateRules(
        new TreeMap<>(Map.of(REALM, 0)),
        List.of("tcp"),
        balance,
        opening,
        onUnserved,
        atDeadline,
        30_000);
  }

  private static String unserved(Routes.Route... routes) {
    return routes.length == 0 ? "no router of the realm is registered" : "";
  }

  private static UUID uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
