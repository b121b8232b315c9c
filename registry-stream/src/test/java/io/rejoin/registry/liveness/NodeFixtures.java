package io.rejoin.registry.liveness;

import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.History;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.NodeStatus;
import io.rejoin.schemas.state.Reach;
import io.rejoin.schemas.state.Stay;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Role;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Nodes as the registry would show them. */
final class NodeFixtures {

  private static final Profile ROUTER =
      new Profile("a node", "server", List.of(Role.ROUTER), List.of("realm1"), Capabilities.NONE);

  private NodeFixtures() {}

  static UUID incarnation(long number) {
    return new UUID(11, number);
  }

  static Node node(String address, UUID incarnation) {
    return node(address, incarnation, Condition.GOOD, List.of());
  }

  static Node node(String address, UUID incarnation, Condition condition, List<UUID> past) {
    return new Node(
        address,
        new UUID(5, address.hashCode()),
        condition.status(),
        0,
        ROUTER,
        new Stay(incarnation, 7, 0, "origin", "agent"),
        new Reach(List.of(), 1, 0),
        null,
        condition,
        new History(0, 0, past, List.of()),
        null,
        new TreeMap<>(),
        new TreeMap<>(),
        7);
  }

  static Node with(Node node, Condition condition) {
    return node(node.address(), node.stay().incarnation(), condition, node.history().past());
  }

  static Node withCounter(Node node, long counter) {
    return new Node(
        node.address(),
        node.nodeId(),
        node.status(),
        node.statusSinceMs(),
        node.profile(),
        node.stay(),
        node.reach(),
        node.job(),
        node.condition(),
        node.history(),
        node.pending(),
        new TreeMap<>(Map.of("REGISTRATION", counter)),
        node.applied(),
        node.revision());
  }

  static Condition silent(long silentMs) {
    return Condition.GOOD.withSilence(new Condition.Silence(silentMs, 0));
  }

  static Condition reported() {
    return Condition.GOOD.withVotes(List.of(), true);
  }

  static Condition unhealthy(String reason) {
    return Condition.GOOD.withUnhealthy(reason);
  }

  static Condition expired() {
    return Condition.GOOD.withEnded(new Condition.Ended(NodeStatus.EXPIRED, "silence", 0));
  }
}
