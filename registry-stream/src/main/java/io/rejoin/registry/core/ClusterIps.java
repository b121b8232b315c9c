package io.rejoin.registry.core;

import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.PendingReach;
import io.rejoin.schemas.state.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * A node moves to another endpoint. A report that is ahead of its registration waits for it; the
 * highest version wins.
 */
final class ClusterIps {

  private ClusterIps() {}

  static void decide(Turn turn) {
    ClusterIpReport report = (ClusterIpReport) turn.control().input();
    String problem = Checks.endpoints(report.endpoints(), turn.rules());
    Node node = turn.cluster().node(turn.key());
    if (problem != null) {
      turn.note(What.INPUT_REFUSED, turn.key(), new Story(turn.key(), "", "", problem));
    } else if (node == null) {
      keepForUnknown(turn, report);
    } else if (!node.isCurrent(report.incarnation())) {
      keepForNext(turn, node, report);
    } else if (!Roster.isLive(node) || report.version() <= node.reach().reportVersion()) {
      turn.note(What.STALE_DROPPED, turn.key(), Story.UNTOLD);
    } else {
      Reaches.move(turn, node, report);
    }
  }

  private static void keepForUnknown(Turn turn, ClusterIpReport report) {
    Position position = turn.cluster().position();
    List<PendingReach> pending = new ArrayList<>(position.pending());
    boolean outdone = pending.stream().anyMatch(kept -> outdoes(kept, turn.key(), report));
    if (outdone) {
      turn.note(What.STALE_DROPPED, turn.key(), Story.UNTOLD);
      return;
    }
    pending.removeIf(kept -> kept.address().equals(turn.key()));
    pending.add(new PendingReach(turn.key(), report));
    turn.move(
        What.CLUSTER_IP_KEPT, PositionEdit.of(position).pending(pending).done(), Story.UNTOLD);
  }

  private static void keepForNext(Turn turn, Node node, ClusterIpReport report) {
    PendingReach kept = node.pending();
    boolean over = node.history().past().contains(report.incarnation());
    if (over || (kept != null && outdoes(kept, node.address(), report))) {
      turn.note(What.STALE_DROPPED, turn.key(), Story.UNTOLD);
      return;
    }
    PendingReach pending = new PendingReach(node.address(), report);
    turn.change(What.CLUSTER_IP_KEPT, NodeEdit.of(node).pending(pending), Story.UNTOLD);
  }

  private static boolean outdoes(PendingReach kept, String address, ClusterIpReport report) {
    return kept.address().equals(address)
        && kept.report().incarnation().equals(report.incarnation())
        && kept.report().version() >= report.version();
  }

  /**
   * After a registration: the report that was waiting for it, if any, takes effect and is
   * forgotten.
   */
  static void takePending(Turn turn, Node node) {
    Position position = turn.cluster().position();
    PendingReach kept = node.pending();
    for (PendingReach pending : position.pending()) {
      kept = pending.address().equals(node.address()) ? pending : kept;
    }
    if (kept == null) {
      return;
    }
    forget(turn, node, position);
    if (node.isCurrent(kept.report().incarnation())) {
      Reaches.move(turn, turn.cluster().node(node.address()), kept.report());
    }
  }

  private static void forget(Turn turn, Node node, Position position) {
    List<PendingReach> rest = new ArrayList<>(position.pending());
    if (rest.removeIf(pending -> pending.address().equals(node.address()))) {
      turn.move(What.CLUSTER_IP_KEPT, PositionEdit.of(position).pending(rest).done(), Story.UNTOLD);
    }
    if (node.pending() != null) {
      turn.change(What.CLUSTER_IP_KEPT, NodeEdit.of(node).pending(null), Story.UNTOLD);
    }
  }
}
