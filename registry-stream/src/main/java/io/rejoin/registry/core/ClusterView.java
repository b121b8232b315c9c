package io.rejoin.registry.core;

import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.state.Routes;
import java.util.List;
import java.util.SortedSet;

/**
 * The state of a cluster, to read. What is not there is null; sets are sorted and may not be
 * changed.
 */
public interface ClusterView {

  /** Where the registry stands in the log. */
  Position position();

  /** The node of an address, or null. */
  Node node(String address);

  /** The latest leader change of a realm, or null before the first. */
  Leader leader(String realm);

  /** The routes of a realm, or null before the first router. */
  Routes routes(String realm);

  /** Live routers of a realm, routable or not. */
  SortedSet<String> routersOf(String realm);

  /**
   * Available gates and routers of a realm: they can report a backend, and acknowledge its routes.
   */
  SortedSet<String> watchersOf(String realm);

  /** The live node that holds a host and port, or null. */
  String claimant(String hostAndPort);

  /** Nodes that drain and are not drained. */
  SortedSet<String> draining();

  /** Nodes whose stay ended before a log clock, the earliest first, at most {@code limit}. */
  List<String> endedBefore(long clockMs, int limit);

  /** Nodes whose freeze ends before a log clock, the earliest first, at most {@code limit}. */
  List<String> thawingBefore(long clockMs, int limit);

  /** How many nodes are live. */
  int live();

  /** How many of them are silent. */
  int silent();
}
