package io.rejoin.gate.core;

import io.rejoin.schemas.state.Routes;
import io.rejoin.schemas.value.Endpoint;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a realm's routes come to once fences, policy and protocols are applied.
 *
 * @param backends where connections may go, sorted
 * @param leader address of the leader; empty when none of the backends is
 * @param unserved why there is no backend; empty when there is one
 */
record Offer(List<Backend> backends, String leader, String unserved) {

  static Offer of(Routes routes, Floors floors, GateRules rules) {
    if (routes.routes().isEmpty()) {
      return none(routes.unserved().isEmpty() ? "the realm has no route" : routes.unserved());
    }
    List<Routes.Route> standing =
        routes.routes().stream()
            .filter(route -> floors.admits(route.address(), route.epoch()))
            .toList();
    if (standing.isEmpty()) {
      return none(
          "Expected a route to a current incarnation, but all of revision %d are fenced"
              .formatted(routes.revision()));
    }
    return among(standing, routes.revision(), rules);
  }

  private static Offer among(List<Routes.Route> standing, long revision, GateRules rules) {
    List<Routes.Route> wanted =
        standing.stream()
            .filter(route -> route.leader() || rules.balance() != Balance.LEADER)
            .toList();
    if (wanted.isEmpty()) {
      return none("Expected a leader, but revision %d has none that stands".formatted(revision));
    }
    List<Backend> backends =
        wanted.stream().flatMap(route -> backends(route, rules.protocols())).sorted().toList();
    if (backends.isEmpty()) {
      return none("Expected an endpoint of %s, but found %s".formatted(rules.protocols(), wanted));
    }
    return new Offer(backends, leaderAmong(wanted), "");
  }

  private static Stream<Backend> backends(Routes.Route route, List<String> protocols) {
    return protocols.stream()
        .map(protocol -> speaking(protocol, route.endpoints()))
        .filter(endpoints -> !endpoints.isEmpty())
        .limit(1)
        .flatMap(List::stream)
        .map(endpoint -> new Backend(route.address(), route.epoch(), endpoint));
  }

  private static List<Endpoint> speaking(String protocol, List<Endpoint> endpoints) {
    return endpoints.stream().filter(endpoint -> endpoint.protocol().equals(protocol)).toList();
  }

  private static String leaderAmong(List<Routes.Route> routes) {
    return routes.stream()
        .filter(Routes.Route::leader)
        .map(Routes.Route::address)
        .findFirst()
        .orElse("");
  }

  private static Offer none(String unserved) {
    return new Offer(List.of(), "", unserved);
  }
}
