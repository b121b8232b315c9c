package io.rejoin.registry.core;

import io.rejoin.schemas.input.BackendReport;
import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What gates and routers saw of a backend. Enough of them make it suspect: its routes are withdrawn
 * and its leadership moves. They never expire it, and a heartbeat takes them back.
 */
final class Reports {

  private Reports() {}

  static void decide(Turn turn) {
    BackendReport report = (BackendReport) turn.control().input();
    Node node = turn.cluster().node(turn.key());
    if (!Roster.isLive(node) || node.epoch() != report.epoch()) {
      turn.note(What.STALE_DROPPED, turn.key(), Story.UNTOLD);
    } else if (!watchersOf(turn, node).contains(report.watcher())) {
      String text =
          "Expected to hear of node %s from an available gate or router of its realms, but %s is none"
              .formatted(node.address(), report.watcher());
      turn.note(What.INPUT_REFUSED, turn.key(), new Story(report.watcher(), "", "", text));
    } else {
      vote(turn, node, report);
    }
  }

  private static void vote(Turn turn, Node node, BackendReport report) {
    Condition before = node.condition();
    List<Condition.Vote> votes = votes(turn, before, report);
    boolean reported = votes.size() >= needed(turn, node) && !votes.isEmpty();
    Condition after = before.withVotes(votes, reported);
    String text =
        "%s saw node %s at %s: %s%s"
            .formatted(
                report.watcher(),
                node.address(),
                report.endpoint(),
                report.sighting(),
                reported && !before.reported() ? ", which makes it suspect" : "");
    Story story = new Story(report.watcher(), before.status().name(), after.status().name(), text);
    What what = reported && !before.reported() ? What.NODE_SUSPECTED : What.BACKEND_REPORTED;
    turn.change(what, NodeEdit.of(node).condition(after), story);
  }

  /** The votes that still count, this one in place of the watcher's earlier one. */
  private static List<Condition.Vote> votes(Turn turn, Condition before, BackendReport report) {
    long clockMs = turn.at().clockMs();
    long oldestMs = clockMs - turn.rules().termMs();
    List<Condition.Vote> votes = new ArrayList<>(before.votes());
    votes.removeIf(v -> v.watcher().equals(report.watcher()) || v.clockMs() < oldestMs);
    if (report.sighting() != BackendReport.Sighting.FINE) {
      votes.add(new Condition.Vote(report.watcher(), report.sighting(), clockMs));
    }
    votes.sort(Comparator.comparing(Condition.Vote::watcher));
    return votes;
  }

  /** Of those that follow the realms' routes, as their acknowledgements show: others never look. */
  private static int needed(Turn turn, Node node) {
    long following =
        watchersOf(turn, node).stream()
            .map(turn.cluster()::node)
            .filter(watcher -> follows(watcher, node))
            .count();
    return (int) Math.max(1, Math.min(turn.rules().reportersNeeded(), following));
  }

  private static boolean follows(Node watcher, Node node) {
    return node.profile().realms().stream().anyMatch(realm -> watcher.applied().containsKey(realm));
  }

  private static SortedSet<String> watchersOf(Turn turn, Node node) {
    SortedSet<String> watchers = new TreeSet<>();
    node.profile().realms().forEach(realm -> watchers.addAll(turn.cluster().watchersOf(realm)));
    watchers.remove(node.address());
    return watchers;
  }
}
