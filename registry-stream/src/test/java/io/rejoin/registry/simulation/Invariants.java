package io.rejoin.registry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.core.HeapCluster;
import io.rejoin.registry.core.NodeChange;
import io.rejoin.registry.core.Outcome;
import io.rejoin.registry.core.What;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Routes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;

/** What must hold after every record, whatever happened. The numbers are those of the design. */
final class Invariants {

  private final Map<String, Long> epochs = new HashMap<>();
  private final Map<String, Long> leaderEpochs = new HashMap<>();
  private final Map<String, Long> fenced = new HashMap<>();
  private final Map<String, UUID> acknowledged = new HashMap<>();
  private final ToLongFunction<UUID> silentMs;

  /**
   * @param silentMs log clock since an incarnation was last heard
   */
  Invariants(ToLongFunction<UUID> silentMs) {
    this.silentMs = silentMs;
  }

  void beforeCommit(HeapCluster cluster, Control control, Outcome outcome) {
    answered(control, outcome);
    expiredOnlyWhenSilent(cluster, outcome);
    badProofChangesNothing(control, outcome);
  }

  /** 8: whatever registration is taken is answered. */
  private static void answered(Control control, Outcome outcome) {
    boolean dropped = outcome.has(What.REPETITION_DROPPED) || outcome.has(What.GAP_DROPPED);
    if (control.input() instanceof Registration registration && !dropped) {
      assertThat(outcome.answer()).as("8: answer to %s", registration).isNotNull();
      assertThat(outcome.answer().requestId()).isEqualTo(registration.requestId());
    }
  }

  /** 4: nobody expires whose heartbeats came within the term. */
  private void expiredOnlyWhenSilent(HeapCluster cluster, Outcome outcome) {
    for (Kick kick : outcome.kicks().values()) {
      if (kick.cause() == Kick.Cause.EXPIRED) {
        assertThat(silentMs.applyAsLong(kick.incarnation()))
            .as("4: silence of %s, which expired", kick.incarnation())
            .isGreaterThanOrEqualTo(cluster.position().rules().termMs());
      }
    }
  }

  /** 10: a forged record changes nothing. */
  private static void badProofChangesNothing(Control control, Outcome outcome) {
    if (!control.proof().stands()) {
      assertThat(outcome.nodes()).as("10: %s was forged", control).isEmpty();
      assertThat(outcome.kicks()).isEmpty();
    }
  }

  void afterCommit(HeapCluster cluster, Outcome outcome) {
    outcome.kicks().forEach((address, kick) -> fenced.merge(address, kick.epoch(), Math::max));
    outcome.nodes().forEach(this::epochsRise);
    outcome.leaders().values().forEach(this::leaderEpochsRise);
    remember(outcome);
    nothingAcknowledgedIsLost(cluster);
    routesLeadOnlyToTheLiving(cluster);
    endpointsHaveOneOwner(cluster);
    leadersLive(cluster);
  }

  /** 1: epochs never fall or repeat. */
  private void epochsRise(String address, NodeChange change) {
    if (change.after() == null) {
      return;
    }
    long epoch = change.after().epoch();
    boolean sameStay =
        change.before() != null && change.before().isCurrent(change.after().stay().incarnation());
    long last = epochs.getOrDefault(address, -1L);
    if (sameStay) {
      assertThat(epoch).as("1: epoch of %s within a stay", address).isEqualTo(last);
    } else {
      assertThat(epoch).as("1: epoch of a new stay of %s", address).isGreaterThan(last);
      epochs.put(address, epoch);
    }
  }

  /** 1: at most one leader a realm and leader epoch. */
  private void leaderEpochsRise(Leader leader) {
    Long last = leaderEpochs.put(leader.realm(), leader.leaderEpoch());
    assertThat(leader.leaderEpoch())
        .as("1: leader epoch of %s", leader.realm())
        .isGreaterThan(last == null ? -1 : last);
  }

  private void remember(Outcome outcome) {
    Result answer = outcome.answer();
    outcome.kicks().forEach((address, kick) -> acknowledged.remove(address, kick.incarnation()));
    boolean registered =
        answer != null
            && answer.accepted()
            && answer.incarnation() != null
            && answer.outcome() != Result.Outcome.LEFT;
    if (registered) {
      acknowledged.put(outcome.key(), answer.incarnation());
    }
  }

  /** 3: what was acknowledged stays until it is kicked. */
  private void nothingAcknowledgedIsLost(HeapCluster cluster) {
    acknowledged.forEach(
        (address, incarnation) -> {
          Node node = cluster.node(address);
          assertThat(node).as("3: node %s", address).isNotNull();
          assertThat(node.stay().incarnation())
              .as("3: holder of %s", address)
              .isEqualTo(incarnation);
        });
  }

  /** 5, 6: no route to a fenced incarnation, nor to one that is not there. */
  private void routesLeadOnlyToTheLiving(HeapCluster cluster) {
    for (Routes routes : cluster.routes().values()) {
      int leaders = 0;
      for (Routes.Route route : routes.routes()) {
        Node node = cluster.node(route.address());
        assertThat(node).as("6: node behind %s", route).isNotNull();
        assertThat(node.isRouteOf(routes.realm())).as("6: %s serves", route).isTrue();
        assertThat(node.reach().endpoints()).as("6: endpoints").isEqualTo(route.endpoints());
        assertThat(route.epoch())
            .as("5: epoch of %s", route)
            .isGreaterThan(fenced.getOrDefault(route.address(), -1L));
        leaders += route.leader() ? 1 : 0;
      }
      assertThat(leaders).as("1: leaders in the routes of %s", routes).isLessThanOrEqualTo(1);
      assertThat(routes.unserved().isEmpty())
          .as("the reason in %s", routes)
          .isEqualTo(!routes.routes().isEmpty());
    }
  }

  /** 6: no two owners. */
  private static void endpointsHaveOneOwner(HeapCluster cluster) {
    Set<String> seen = new HashSet<>();
    for (Node node : cluster.nodes().values()) {
      if (node.status().isLive()) {
        node.reach()
            .endpoints()
            .forEach(
                e -> assertThat(seen.add(e.hostAndPort())).as("6: one owner of %s", e).isTrue());
      }
    }
  }

  /** 1: who leads is live, and is the incarnation that was elected. */
  private static void leadersLive(HeapCluster cluster) {
    for (Leader leader : cluster.leaders().values()) {
      if (leader.address() != null) {
        Node node = cluster.node(leader.address());
        assertThat(node).as("1: leader %s", leader).isNotNull();
        assertThat(node.status().isLive()).as("1: leader %s lives", leader).isTrue();
        assertThat(node.isCurrent(leader.incarnation())).as("1: %s is current", leader).isTrue();
      }
    }
  }
}
