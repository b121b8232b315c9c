package io.rejoin.registry.core;

import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.state.Routes;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A whole cluster on heap: what replay and simulation decide on. Not thread-safe. */
public final class HeapCluster extends WholeCluster {

  private final SortedMap<String, Node> nodes = new TreeMap<>();
  private final SortedMap<String, Leader> leaders = new TreeMap<>();
  private final SortedMap<String, Routes> routes = new TreeMap<>();
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
    enroll(before, after);
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
}
