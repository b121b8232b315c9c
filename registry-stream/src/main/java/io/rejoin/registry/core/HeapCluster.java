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

/** A whole cluster on heap: what replay and simulation decide on. Not thread-safe. */
public final class HeapCluster implements ClusterView {

  private final SortedMap<String, Node> nodes = new TreeMap<>();
  private final SortedMap<String, Leader> leaders = new TreeMap<>();
  private final SortedMap<String, Routes> routes = new TreeMap<>();
  private final Roster roster = new Roster();
  private Position position = Position.START;

  /** A cluster as a snapshot has it. */
  public static HeapCluster of(
      Iterable<Node> nodes, Iterable<Leader> leaders, Iterable<Routes> routes, Position position) {
    HeapCluster cluster = new HeapCluster();
    nodes.forEach(node -> cluster.put(node.address(), node));
    leaders.forEach(leader -> cluster.leaders.put(leader.realm(), leader));
    routes.forEach(table -> cluster.routes.put(table.realm(), table));
    cluster.position = position;
    return cluster;
  }

  /** Makes an outcome true. */
  public void commit(Outcome outcome) {
    outcome.nodes().forEach((address, change) -> put(address, change.after()));
    leaders.putAll(outcome.leaders());
    routes.putAll(outcome.routes());
    position = outcome.position();
  }

  private void put(String address, Node after) {
    Node before = after == null ? nodes.remove(address) : nodes.put(address, after);
    roster.replace(before, after);
  }

  /** All nodes by address. */
  public SortedMap<String, Node> nodes() {
    return Collections.unmodifiableSortedMap(nodes);
  }

  /** All leaders by realm. */
  public SortedMap<String, Leader> leaders() {
    return Collections.unmodifiableSortedMap(leaders);
  }

  /** All routes by realm. */
  public SortedMap<String, Routes> routes() {
    return Collections.unmodifiableSortedMap(routes);
  }

  @Override
  public Position position() {
    return position;
  }

  @Override
  public Node node(String address) {
    return nodes.get(address);
  }

  @Override
  public Leader leader(String realm) {
    return leaders.get(realm);
  }

  @Override
  public Routes routes(String realm) {
    return routes.get(realm);
  }

  @Override
  public SortedSet<String> routersOf(String realm) {
    return roster.routersOf(realm);
  }

  @Override
  public SortedSet<String> watchersOf(String realm) {
    return roster.watchersOf(realm);
  }

  @Override
  public String claimant(String hostAndPort) {
    return roster.claimant(hostAndPort);
  }

  @Override
  public SortedSet<String> draining() {
    return roster.draining();
  }

  @Override
  public List<String> endedBefore(long clockMs, int limit) {
    return roster.endedBefore(clockMs, limit);
  }

  @Override
  public List<String> thawingBefore(long clockMs, int limit) {
    return roster.thawingBefore(clockMs, limit);
  }

  @Override
  public int live() {
    return roster.live();
  }

  @Override
  public int silent() {
    return roster.silent();
  }
}
