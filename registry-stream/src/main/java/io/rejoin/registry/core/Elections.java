package io.rejoin.registry.core;

import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who leads a realm. The leader stays until it is fenced or cannot serve while another can; then
 * the longest-serving router follows. A leader that cannot serve, with nobody to take over, stays
 * leader until its stay is over.
 */
final class Elections {

  private Elections() {}

  static void review(Turn turn, String realm) {
    Leader leader = turn.cluster().leader(realm);
    Node held = leader == null || leader.address() == null ? null : holder(turn, leader);
    if (held != null && held.isRouteOf(realm)) {
      return;
    }
    Optional<Node> next = longestServing(turn, realm);
    if (next.isPresent()) {
      elect(turn, realm, next.get(), cause(leader, turn), Story.REGISTRY);
    } else if (held == null && leader != null && leader.address() != null) {
      lose(turn, leader);
    }
  }

  /** The node that leads, if its stay is still the one that was elected. */
  private static Node holder(Turn turn, Leader leader) {
    Node node = turn.cluster().node(leader.address());
    boolean same = Roster.isLive(node) && node.isCurrent(leader.incarnation());
    return same && node.profile().serves(leader.realm()) ? node : null;
  }

  private static Optional<Node> longestServing(Turn turn, String realm) {
    return candidates(turn, realm).stream().min(Comparator.comparingLong(Node::epoch));
  }

  /** The routers that clients may be sent to, sorted by address. */
  static List<Node> candidates(Turn turn, String realm) {
    return turn.cluster().routersOf(realm).stream()
        .map(turn.cluster()::node)
        .filter(node -> node.isRouteOf(realm))
        .toList();
  }

  private static String cause(Leader before, Turn turn) {
    if (before == null || before.address() == null) {
      return "the realm had no leader";
    }
    Node node = turn.cluster().node(before.address());
    if (node == null) {
      return before.address() + " was removed";
    }
    boolean same = node.isCurrent(before.incarnation());
    return same
        ? before.address() + " is " + node.status()
        : before.address() + " came back by another incarnation";
  }

  static void elect(Turn turn, String realm, Node node, String cause, String by) {
    Leader before = turn.cluster().leader(realm);
    String predecessor = before == null ? null : before.address();
    Leader after =
        new Leader(
            realm,
            node.address(),
            node.nodeId(),
            node.stay().incarnation(),
            node.epoch(),
            turn.at().revision(),
            predecessor,
            cause,
            turn.at().atMs(),
            turn.at().revision());
    String text = "Node %s leads realm %s: %s".formatted(node.address(), realm, cause);
    Story story = new Story(by, predecessor == null ? "" : predecessor, node.address(), text);
    turn.emit(new Event.LeaderChanged(What.LEADER_CHANGED, after, story));
  }

  private static void lose(Turn turn, Leader before) {
    String cause = cause(before, turn);
    long revision = turn.at().revision();
    Leader after =
        new Leader(
            before.realm(),
            null,
            null,
            null,
            null,
            revision,
            before.address(),
            cause,
            turn.at().atMs(),
            revision);
    String text = "Realm %s has no leader: %s".formatted(before.realm(), cause);
    Story story = new Story(Story.REGISTRY, before.address(), "", text);
    turn.emit(new Event.LeaderChanged(What.LEADER_LOST, after, story));
  }
}
