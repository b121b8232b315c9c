package io.rejoin.registry.core;

import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Routes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The routes of a realm as one whole record, with the epochs that are over and the reason when
 * there is no route.
 */
final class RouteTables {

  /** Routers named in the reason. */
  private static final int NAMED = 4;

  private RouteTables() {}

  static void review(Turn turn, String realm) {
    Routes before = turn.cluster().routes(realm);
    Leader leader = turn.cluster().leader(realm);
    List<Routes.Route> routes =
        Elections.candidates(turn, realm).stream().map(node -> route(node, leader)).toList();
    Routes after =
        new Routes(
            realm,
            routes,
            fences(turn, realm, before),
            routes.isEmpty() ? unserved(turn, realm) : "",
            leader == null ? 0 : leader.leaderEpoch(),
            before == null ? turn.at().revision() : before.revision());
    if (!after.equals(before)) {
      turn.emit(new Event.RoutesChanged(after.at(turn.at().revision())));
    }
  }

  private static Routes.Route route(Node node, Leader leader) {
    boolean leads = leader != null && node.address().equals(leader.address());
    return new Routes.Route(
        node.address(),
        node.nodeId(),
        node.stay().incarnation(),
        node.epoch(),
        node.reach().endpoints(),
        leads);
  }

  /** The fences so far, and one for each router of the realm whose stay this decision ended. */
  private static List<Routes.Fence> fences(Turn turn, String realm, Routes before) {
    List<Routes.Fence> fences = new ArrayList<>(before == null ? List.of() : before.fences());
    for (NodeChange change : turn.draft().nodeChanges().values()) {
      Node was = change.before();
      if (Roster.isLive(was) && was.profile().serves(realm) && isOver(change)) {
        fences.removeIf(fence -> fence.address().equals(was.address()));
        fences.add(new Routes.Fence(was.address(), was.epoch()));
      }
    }
    return latest(fences);
  }

  private static boolean isOver(NodeChange change) {
    Node after = change.after();
    return !Roster.isLive(after) || after.epoch() != change.before().epoch();
  }

  private static List<Routes.Fence> latest(List<Routes.Fence> fences) {
    return fences.stream()
        .sorted(Comparator.comparingLong(Routes.Fence::epoch).reversed())
        .limit(Routes.FENCES_KEPT)
        .sorted(Comparator.comparing(Routes.Fence::address))
        .toList();
  }

  private static String unserved(Turn turn, String realm) {
    var routers = turn.cluster().routersOf(realm);
    if (routers.isEmpty()) {
      return "no router of the realm is registered";
    }
    String named =
        routers.stream()
            .limit(NAMED)
            .map(turn.cluster()::node)
            .map(RouteTables::reason)
            .collect(Collectors.joining(", "));
    return routers.size() > NAMED ? named + " and more" : named;
  }

  private static String reason(Node node) {
    boolean lost = node.condition().isRoutable() && node.reach().endpoints().isEmpty();
    return node.address() + " " + (lost ? "has no endpoint" : "is " + node.status());
  }
}
