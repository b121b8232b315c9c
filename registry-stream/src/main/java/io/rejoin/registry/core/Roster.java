package io.rejoin.registry.core;

import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.NodeStatus;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Role;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What follows from the nodes and would be too slow to look for: kept on heap, rebuilt by reading
 * every node once. Claims are a hash map because they are only looked up, never iterated.
 */
final class Roster {

  private final Groups<String> routers = new Groups<>();
  private final Groups<String> watchers = new Groups<>();
  private final Groups<Long> ended = new Groups<>();
  private final Groups<Long> thawing = new Groups<>();
  private final Map<String, String> claims = new HashMap<>();
  private final SortedSet<String> draining = new TreeSet<>();
  private final Census census = new Census();

  /** How many. */
  private static final class Census {
    private int live;
    private int silent;

    private void count(Node node, int by) {
      live += isLive(node) ? by : 0;
      silent += isSilent(node) ? by : 0;
    }
  }

  /** Takes a node's change in: either may be null. */
  public void replace(Node before, Node after) {
    if (before != null) {
      remove(before);
    }
    if (after != null) {
      add(after);
    }
  }

  private void add(Node node) {
    String address = node.address();
    served(node).forEach(realm -> routers.add(realm, address));
    watched(node).forEach(realm -> watchers.add(realm, address));
    claimed(node).forEach(endpoint -> claims.put(endpoint.hostAndPort(), address));
    if (isDraining(node)) {
      draining.add(address);
    }
    if (node.condition().ended() != null) {
      ended.add(node.condition().ended().clockMs(), address);
    }
    if (node.condition().freeze() != null) {
      thawing.add(node.condition().freeze().untilClockMs(), address);
    }
    census.count(node, 1);
  }

  private void remove(Node node) {
    String address = node.address();
    served(node).forEach(realm -> routers.remove(realm, address));
    watched(node).forEach(realm -> watchers.remove(realm, address));
    claimed(node).forEach(endpoint -> claims.remove(endpoint.hostAndPort(), address));
    draining.remove(address);
    if (node.condition().ended() != null) {
      ended.remove(node.condition().ended().clockMs(), address);
    }
    if (node.condition().freeze() != null) {
      thawing.remove(node.condition().freeze().untilClockMs(), address);
    }
    census.count(node, -1);
  }

  /** Live routers of a realm. */
  public SortedSet<String> routersOf(String realm) {
    return routers.of(realm);
  }

  /** Available gates and routers of a realm. */
  public SortedSet<String> watchersOf(String realm) {
    return watchers.of(realm);
  }

  /** Nodes that drain and are not drained. */
  public SortedSet<String> draining() {
    return Collections.unmodifiableSortedSet(draining);
  }

  /** The live node that holds a host and port, or null. */
  public String claimant(String hostAndPort) {
    return claims.get(hostAndPort);
  }

  /** Nodes whose stay ended before a log clock, the earliest first. */
  public List<String> endedBefore(long clockMs, int limit) {
    return ended.below(clockMs, limit);
  }

  /** Nodes whose freeze ends before a log clock, the earliest first. */
  public List<String> thawingBefore(long clockMs, int limit) {
    return thawing.below(clockMs, limit);
  }

  /** How many nodes are live. */
  public int live() {
    return census.live;
  }

  /** How many live nodes are silent. */
  public int silent() {
    return census.silent;
  }

  static boolean isLive(Node node) {
    return node != null && node.condition().ended() == null;
  }

  static boolean isSilent(Node node) {
    return isLive(node) && node.condition().silence() != null;
  }

  static boolean isDraining(Node node) {
    Condition.Draining drain = isLive(node) ? node.condition().draining() : null;
    return drain != null && !drain.drained();
  }

  static boolean isGate(Node node) {
    return node.profile().roles().contains(Role.PROXY);
  }

  static List<String> served(Node node) {
    return isLive(node) && node.profile().isRouter() ? node.profile().realms() : List.of();
  }

  static List<String> watched(Node node) {
    boolean available = node != null && node.status() == NodeStatus.AVAILABLE;
    return available && node.profile().isWatcher() ? node.profile().realms() : List.of();
  }

  static List<Endpoint> claimed(Node node) {
    return isLive(node) ? node.reach().endpoints() : List.of();
  }
}
