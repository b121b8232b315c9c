package io.rejoin.registry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Routes;
import io.rejoin.schemas.value.Endpoint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What must hold of the registry's topics after every control record, whatever happened. The
 * numbers are those of the design's invariants.
 */
final class RegistryRules {

  private final RegistryState state = new RegistryState();
  private final InputRules inputs = new InputRules(state);
  private final Map<String, Long> epochs = new HashMap<>();
  private final Map<String, UUID> stays = new HashMap<>();
  private final Map<String, Long> leaderEpochs = new HashMap<>();
  private final Map<String, UUID> acknowledged = new HashMap<>();

  RegistryState state() {
    return state;
  }

  void check(Verdicts.Verdict verdict) {
    inputs.check(verdict);
    state.apply(verdict.said());
    inputs.checkAfter(verdict);
    for (Verdicts.Said said : verdict.said()) {
      String key = said.entry().name();
      if (said.to() == Output.NODES && said.entry().value() == null) {
        stays.remove(key);
      } else if (said.to() == Output.NODES) {
        epochRises(state.nodes().get(key));
      } else if (said.to() == Output.LEADERS && said.entry().value() != null) {
        leaderEpochRises(state.leaders().get(key));
      }
    }
    remember(verdict);
    nothingAcknowledgedIsLost();
    state.routes().values().forEach(this::routesLeadOnlyToTheLiving);
    endpointsHaveOneOwner();
    state.leaders().values().forEach(this::leaderLives);
  }

  /** 1: epochs never fall or repeat, and an epoch is one stay's. */
  private void epochRises(Node node) {
    UUID incarnation = node.stay().incarnation();
    boolean same = incarnation.equals(stays.put(node.address(), incarnation));
    long before = epochs.getOrDefault(node.address(), -1L);
    epochs.put(node.address(), node.epoch());
    assertThat(node.epoch())
        .as("1: epoch of %s %s", same ? "the same stay:" : "a new stay:", node)
        .isGreaterThan(same ? before - 1 : before)
        .isLessThanOrEqualTo(same ? before : Long.MAX_VALUE);
  }

  /** 1: at most one leader a realm and leader epoch. */
  private void leaderEpochRises(Leader leader) {
    Long before = leaderEpochs.put(leader.realm(), leader.leaderEpoch());
    assertThat(leader.leaderEpoch())
        .as("1: leader epoch of %s", leader)
        .isGreaterThan(before == null ? -1 : before);
  }

  private void remember(Verdicts.Verdict verdict) {
    RegistryState.kicks(verdict.said())
        .forEach(kick -> acknowledged.values().remove(kick.incarnation()));
    for (Result result : RegistryState.results(verdict.said())) {
      boolean registered =
          result.accepted()
              && result.incarnation() != null
              && result.outcome() != Result.Outcome.LEFT;
      if (registered) {
        acknowledged.put(verdict.control().key(), result.incarnation());
      }
    }
  }

  /** 3: what was acknowledged stays until it is kicked. */
  private void nothingAcknowledgedIsLost() {
    acknowledged.forEach(
        (address, incarnation) -> {
          Node node = state.nodes().get(address);
          assertThat(node).as("3: node %s", address).isNotNull();
          assertThat(node.stay().incarnation())
              .as("3: holder of %s", address)
              .isEqualTo(incarnation);
          assertThat(node.condition().ended()).as("3: end of %s", address).isNull();
        });
  }

  /**
   * 4, 5, 6: no route to a fenced, reported, silent or draining incarnation, or to another place.
   */
  private void routesLeadOnlyToTheLiving(Routes routes) {
    long leaders = routes.routes().stream().filter(Routes.Route::leader).count();
    assertThat(leaders).as("1: leaders in %s", routes).isLessThanOrEqualTo(1);
    for (Routes.Route route : routes.routes()) {
      Node node = state.nodes().get(route.address());
      assertThat(node).as("6: node behind %s", route).isNotNull();
      assertThat(route.epoch())
          .as("5, 6: epoch of %s, above those kicked", route)
          .isEqualTo(node.epoch())
          .isGreaterThan(state.fenced(route.address()));
      assertThat(node.condition())
          .as("4, 6: condition of %s, which has a route", node.address())
          .matches(c -> c.ended() == null && c.silence() == null && !c.reported())
          .matches(c -> c.draining() == null && c.unhealthy() == null);
      assertThat(node.reach().endpoints()).as("6: endpoints").isEqualTo(route.endpoints());
    }
    assertThat(routes.unserved().isEmpty())
        .as("9: a reason where there is no route: %s", routes)
        .isEqualTo(!routes.routes().isEmpty());
  }

  /** 6: no two owners. */
  private void endpointsHaveOneOwner() {
    Set<String> seen = new HashSet<>();
    for (Node node : state.nodes().values()) {
      if (node.condition().ended() == null) {
        for (Endpoint endpoint : node.reach().endpoints()) {
          assertThat(seen.add(endpoint.hostAndPort())).as("6: one owner of %s", endpoint).isTrue();
        }
      }
    }
  }

  /** 1: who leads is live, and is the incarnation that was elected. */
  private void leaderLives(Leader leader) {
    if (leader.address() != null) {
      Node node = state.nodes().get(leader.address());
      assertThat(node).as("1: leader %s", leader).isNotNull();
      assertThat(node.condition().ended()).as("1: end of leader %s", leader).isNull();
      assertThat(node.isCurrent(leader.incarnation())).as("1: %s is current", leader).isTrue();
    }
  }
}
