package io.rejoin.registry.core;

import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.state.Routes;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * A cluster as it stands in the middle of a decision: what the events changed, over the view that
 * they started from.
 */
final class Draft implements ClusterView {

  private final ClusterView base;
  private final SortedMap<String, NodeChange> nodes = new TreeMap<>();
  private final SortedMap<String, Leader> leaders = new TreeMap<>();
  private final SortedMap<String, Routes> routes = new TreeMap<>();
  private Position position;

  Draft(ClusterView base) {
    this.base = base;
    this.position = base.position();
  }

  /** The only way in which state changes. */
  void apply(Event event) {
    if (event instanceof Event.NodeChanged changed) {
      put(changed.key(), changed.node());
    } else if (event instanceof Event.NodeRemoved removed) {
      put(removed.key(), null);
    } else if (event instanceof Event.LeaderChanged changed) {
      leaders.put(changed.key(), changed.leader());
    } else if (event instanceof Event.RoutesChanged changed) {
      routes.put(changed.key(), changed.routes());
    } else if (event instanceof Event.PositionChanged changed) {
      position = changed.position();
    }
  }

  private void put(String address, Node after) {
    NodeChange known = nodes.get(address);
    Node before = known == null ? base.node(address) : known.before();
    nodes.put(address, new NodeChange(before, after));
  }

  SortedMap<String, NodeChange> nodeChanges() {
    return Collections.unmodifiableSortedMap(nodes);
  }

  SortedMap<String, Leader> leaderChanges() {
    return Collections.unmodifiableSortedMap(leaders);
  }

  SortedMap<String, Routes> routesChanges() {
    return Collections.unmodifiableSortedMap(routes);
  }

  @Override
  public Position position() {
    return position;
  }

  @Override
  public Node node(String address) {
    NodeChange change = nodes.get(address);
    return change == null ? base.node(address) : change.after();
  }

  @Override
  public Leader leader(String realm) {
    Leader changed = leaders.get(realm);
    return changed == null ? base.leader(realm) : changed;
  }

  @Override
  public Routes routes(String realm) {
    Routes changed = routes.get(realm);
    return changed == null ? base.routes(realm) : changed;
  }

  @Override
  public SortedSet<String> routersOf(String realm) {
    return adjusted(base.routersOf(realm), node -> Roster.served(node).contains(realm));
  }

  @Override
  public SortedSet<String> watchersOf(String realm) {
    return adjusted(base.watchersOf(realm), node -> Roster.watched(node).contains(realm));
  }

  @Override
  public SortedSet<String> draining() {
    return adjusted(base.draining(), Roster::isDraining);
  }

  private SortedSet<String> adjusted(SortedSet<String> before, Predicate<Node> belongs) {
    if (nodes.isEmpty()) {
      return before;
    }
    SortedSet<String> after = new TreeSet<>(before);
    nodes.forEach(
        (address, change) -> {
          if (change.after() != null && belongs.test(change.after())) {
            after.add(address);
          } else {
            after.remove(address);
          }
        });
    return after;
  }

  @Override
  public String claimant(String hostAndPort) {
    Predicate<Node> claims =
        node -> Roster.claimed(node).stream().anyMatch(e -> e.hostAndPort().equals(hostAndPort));
    for (var changed : nodes.entrySet()) {
      if (claims.test(changed.getValue().after())) {
        return changed.getKey();
      }
    }
    String before = base.claimant(hostAndPort);
    return before == null || nodes.containsKey(before) ? null : before;
  }

  @Override
  public List<String> endedBefore(long clockMs, int limit) {
    return base.endedBefore(clockMs, limit);
  }

  @Override
  public List<String> thawingBefore(long clockMs, int limit) {
    return base.thawingBefore(clockMs, limit);
  }

  @Override
  public int live() {
    return base.live() + difference(node -> Roster.isLive(node) ? 1 : 0);
  }

  @Override
  public int silent() {
    return base.silent() + difference(node -> Roster.isSilent(node) ? 1 : 0);
  }

  private int difference(ToIntFunction<Node> count) {
    return nodes.values().stream()
        .mapToInt(change -> count.applyAsInt(change.after()) - count.applyAsInt(change.before()))
        .sum();
  }
}
