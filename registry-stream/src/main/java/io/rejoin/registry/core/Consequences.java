package io.rejoin.registry.core;

import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What follows for the realms from what a decision did to nodes: leader first, then the routes that
 * name it.
 */
final class Consequences {

  private Consequences() {}

  static void follow(Turn turn) {
    if (turn.draft().nodeChanges().isEmpty() && turn.draft().leaderChanges().isEmpty()) {
      return;
    }
    for (String realm : realms(turn)) {
      Elections.review(turn, realm);
      RouteTables.review(turn, realm);
    }
    Drains.review(turn);
  }

  private static SortedSet<String> realms(Turn turn) {
    SortedSet<String> realms = new TreeSet<>();
    for (NodeChange change : turn.draft().nodeChanges().values()) {
      addServed(realms, change.before());
      addServed(realms, change.after());
    }
    for (Leader leader : turn.draft().leaderChanges().values()) {
      realms.add(leader.realm());
    }
    return realms;
  }

  private static void addServed(SortedSet<String> realms, Node node) {
    if (node != null && node.profile().isRouter()) {
      realms.addAll(node.profile().realms());
    }
  }
}
