package io.rejoin.registry.core;

import io.rejoin.schemas.state.Node;
import java.util.List;
import java.util.SortedSet;

/** A cluster that is all there, with the roster of its nodes; whoever keeps them tells it. */
public abstract class WholeCluster implements ClusterView {

  private final Roster roster = new Roster();

  /** A node is no longer what it was; either may be null. */
  protected final void enroll(Node before, Node after) {
    roster.replace(before, after);
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
