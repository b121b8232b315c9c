package io.rejoin.registry.core;

import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Reach;
import io.rejoin.schemas.value.Endpoint;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where nodes are reached. A host and port belongs to one live node: the latest to claim it takes
 * it, by name.
 */
final class Reaches {

  private Reaches() {}

  /** The reach with these endpoints: a new version when they differ. */
  static Reach with(Reach before, List<Endpoint> endpoints, long reportVersion) {
    List<Endpoint> sorted = endpoints.stream().distinct().sorted().toList();
    boolean same = before.endpoints().equals(sorted);
    return new Reach(sorted, before.version() + (same ? 0 : 1), reportVersion);
  }

  static void move(Turn turn, Node node, ClusterIpReport report) {
    Reach before = node.reach();
    Reach after = with(before, report.endpoints(), report.version());
    boolean moved = after.version() != before.version();
    Story story = moved ? movedStory(node, after) : Story.UNTOLD;
    claim(turn, node.address(), after.endpoints());
    turn.change(What.ENDPOINTS_CHANGED, NodeEdit.of(node).reach(after), story);
  }

  /** What the log says when a stay has other endpoints than the one before. */
  static Story movedStory(Node before, Reach after) {
    String from = hosts(before.reach());
    String to = hosts(after);
    String text =
        from.equals(to)
            ? "Node %s endpoints changed from %s to %s"
                .formatted(before.address(), before.reach().endpoints(), after.endpoints())
            : "Node %s cluster IP changed from %s to %s".formatted(before.address(), from, to);
    return new Story(before.address(), from, to, text);
  }

  private static String hosts(Reach reach) {
    return reach.endpoints().stream()
        .map(Endpoint::host)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(","));
  }

  /** Takes these endpoints from whoever else still holds them. */
  static void claim(Turn turn, String address, List<Endpoint> endpoints) {
    for (Endpoint endpoint : endpoints) {
      String holder = turn.cluster().claimant(endpoint.hostAndPort());
      if (holder != null && !holder.equals(address)) {
        take(turn, turn.cluster().node(holder), endpoint, address);
      }
    }
  }

  private static void take(Turn turn, Node holder, Endpoint endpoint, String by) {
    List<Endpoint> left =
        holder.reach().endpoints().stream()
            .filter(held -> !held.hostAndPort().equals(endpoint.hostAndPort()))
            .toList();
    Reach reach = with(holder.reach(), left, holder.reach().reportVersion());
    String text =
        "Endpoint %s is taken from node %s by node %s"
            .formatted(endpoint.hostAndPort(), holder.address(), by);
    Story story = new Story(by, holder.address(), by, text);
    turn.change(What.ENDPOINT_TAKEN, NodeEdit.of(holder).reach(reach), story);
  }
}
