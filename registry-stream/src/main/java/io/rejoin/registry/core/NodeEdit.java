package io.rejoin.registry.core;

import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.History;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.NodeStatus;
import io.rejoin.schemas.state.PendingReach;
import io.rejoin.schemas.state.Reach;
import io.rejoin.schemas.state.Stay;
import io.rejoin.schemas.value.Profile;
import java.util.SortedMap;
import java.util.TreeMap;

/** A node's next state in the making. Status and revision follow when it is done. */
final class NodeEdit {

  private final Node before;
  private Profile profile;
  private Stay stay;
  private Reach reach;
  private String job;
  private Condition condition;
  private History history;
  private PendingReach pending;
  private SortedMap<String, Long> counters;
  private SortedMap<String, Long> applied;

  private NodeEdit(Node before) {
    this.before = before;
    this.profile = before.profile();
    this.stay = before.stay();
    this.reach = before.reach();
    this.job = before.job();
    this.condition = before.condition();
    this.history = before.history();
    this.pending = before.pending();
    this.counters = before.counters();
    this.applied = before.applied();
  }

  static NodeEdit of(Node before) {
    return new NodeEdit(before);
  }

  NodeEdit profile(Profile next) {
    profile = next;
    return this;
  }

  NodeEdit stay(Stay next) {
    stay = next;
    return this;
  }

  NodeEdit reach(Reach next) {
    reach = next;
    return this;
  }

  NodeEdit job(String next) {
    job = next;
    return this;
  }

  NodeEdit condition(Condition next) {
    condition = next;
    return this;
  }

  NodeEdit history(History next) {
    history = next;
    return this;
  }

  NodeEdit pending(PendingReach next) {
    pending = next;
    return this;
  }

  NodeEdit counter(String topic, long counter) {
    counters = new TreeMap<>(counters);
    counters.put(topic, counter);
    return this;
  }

  NodeEdit applied(SortedMap<String, Long> next) {
    applied = next;
    return this;
  }

  Node at(At at) {
    NodeStatus status = condition.status();
    long sinceMs = status == before.status() ? before.statusSinceMs() : at.atMs();
    return new Node(
        before.address(),
        before.nodeId(),
        status,
        sinceMs,
        profile,
        stay,
        reach,
        job,
        condition,
        history,
        pending,
        counters,
        applied,
        at.revision());
  }
}
