package io.rejoin.gate.core;

import static io.rejoin.gate.core.Records.REALM;
import static io.rejoin.gate.core.Records.backend;
import static io.rejoin.gate.core.Records.leader;
import static io.rejoin.gate.core.Records.route;
import static io.rejoin.gate.core.Records.routes;
import static io.rejoin.gate.core.Records.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.gate.core.GateOperation.Acknowledge;
import io.rejoin.gate.core.GateOperation.AssignBackend;
import io.rejoin.gate.core.GateOperation.CloseListener;
import io.rejoin.gate.core.GateOperation.CutConnections;
import io.rejoin.gate.core.GateOperation.DrainConnections;
import io.rejoin.gate.core.GateOperation.HoldClients;
import io.rejoin.gate.core.GateOperation.OpenListener;
import io.rejoin.gate.core.GateOperation.PreferAddress;
import io.rejoin.gate.core.GateOperation.RefuseClients;
import io.rejoin.gate.core.GateOperation.ReleaseClients;
import io.rejoin.gate.core.GateOperation.WithdrawBackend;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PlannerTest {

  private GateRules rules = Records.rules();
  private GateView view = GateView.EMPTY;
  private Actual actual = Actual.NOTHING;

  @Test
  void shouldDoNothingWhenNothingIsKnownAndGateWaits() {
    assertThat(after(GateView::withAllRead)).isEmpty();
  }

  @Test
  void shouldAssignAndAcknowledgeButKeepPortClosedWhenBackendHasNotAnswered() {
    assertThat(known(route("r1", 5)))
        .containsExactly(
            new AssignBackend(REALM, backend("r1", 5)),
            new RefuseClients(REALM, Refusal.UNAVAILABLE),
            new Acknowledge(REALM, 9));
  }

  @Test
  void shouldLetClientsThroughBeforePortOpensWhenRealmIsReady() {
    known(route("r1", 5));

    assertThat(after(v -> v.reachedAt(backend("r1", 5))))
        .containsExactly(new ReleaseClients(REALM), new OpenListener(REALM, 0));
  }

  @Test
  void shouldOpenAtOnceWhenGateHolds() {
    rules = Records.rules(Balance.LEADER, Opening.HOLD, OnUnserved.HOLD, AtDeadline.OPEN);

    assertThat(after(v -> v)).containsExactly(new HoldClients(REALM), new OpenListener(REALM, 0));
  }

  @Test
  void shouldRefuseWithTheReasonThatHoldsNowWhenGateRejects() {
    rules = Records.rules(Balance.LEADER, Opening.REJECT, OnUnserved.HOLD, AtDeadline.OPEN);

    assertThat(after(v -> v)).containsExactly(new OpenListener(REALM, 0));
    assertThat(known())
        .containsExactly(new RefuseClients(REALM, Refusal.UNAVAILABLE), new Acknowledge(REALM, 9));
  }

  @Test
  void shouldWithdrawBeforeItCutsAndCutBeforeItAssignsWhenIncarnationChanges() {
    serving(route("r1", 5));

    assertThat(after(v -> v.routed(routes(12, route("r1", 11)))))
        .containsExactly(
            new WithdrawBackend(REALM, backend("r1", 5)),
            new CutConnections("r1", 10),
            new AssignBackend(REALM, backend("r1", 11)),
            new Acknowledge(REALM, 12));
  }

  @Test
  void shouldDrainOldEndpointWhenRouterMoves() {
    serving(route("r1", 5));
    Backend moved = new Backend("r1", 5, tcp("10.0.0.2", 8080));

    assertThat(after(v -> v.routed(routes(12, route("r1", 5, false, moved.endpoint())))))
        .containsExactly(
            new WithdrawBackend(REALM, backend("r1", 5)),
            new AssignBackend(REALM, moved),
            new DrainConnections(REALM, backend("r1", 5), 30_000),
            new Acknowledge(REALM, 12));
  }

  @Test
  void shouldDrainOldLeaderWhenLeadershipMoves() {
    rules = Records.rules(Balance.LEADER);
    serving(leader("r1", 5), route("r2", 6));

    assertThat(after(v -> v.routed(routes(12, route("r1", 5), leader("r2", 6)))))
        .containsExactly(
            new WithdrawBackend(REALM, backend("r1", 5)),
            new AssignBackend(REALM, backend("r2", 6)),
            new DrainConnections(REALM, backend("r1", 5), 30_000),
            new Acknowledge(REALM, 12));
  }

  @Test
  void shouldOnlyPreferAnotherAddressWhenLeadershipMovesUnderLeaderFirst() {
    rules = Records.rules(Balance.LEADER_FIRST);
    serving(leader("r1", 5), route("r2", 6));

    assertThat(after(v -> v.routed(routes(12, route("r1", 5), leader("r2", 6)))))
        .containsExactly(new PreferAddress(REALM, "r2"), new Acknowledge(REALM, 12));
  }

  @Test
  void shouldLeaveConnectionsAloneUntilThereIsSomewhereToGo() {
    serving(route("r1", 5));

    assertThat(after(v -> v.routed(routes(12))))
        .containsExactly(
            new WithdrawBackend(REALM, backend("r1", 5)),
            new HoldClients(REALM),
            new Acknowledge(REALM, 12));
    assertThat(after(v -> v.routed(routes(13, route("r2", 6)))))
        .containsExactly(
            new AssignBackend(REALM, backend("r2", 6)),
            new DrainConnections(REALM, backend("r1", 5), 30_000),
            new ReleaseClients(REALM),
            new Acknowledge(REALM, 13));
  }

  @Test
  void shouldNotDrainWhenBackendComesBack() {
    serving(route("r1", 5));
    after(v -> v.routed(routes(12)));

    assertThat(after(v -> v.routed(routes(13, route("r1", 5)))))
        .containsExactly(
            new AssignBackend(REALM, backend("r1", 5)),
            new ReleaseClients(REALM),
            new Acknowledge(REALM, 13));
  }

  @Test
  void shouldClosePortWhenLastBackendGoesAndPolicyIsClose() {
    rules = Records.rules(Balance.LEADER, Opening.WAIT, OnUnserved.CLOSE, AtDeadline.OPEN);
    serving(leader("r1", 5));

    assertThat(after(v -> v.routed(routes(12))))
        .containsExactly(
            new WithdrawBackend(REALM, backend("r1", 5)),
            new CloseListener(REALM),
            new RefuseClients(REALM, Refusal.UNAVAILABLE),
            new Acknowledge(REALM, 12));
  }

  @Test
  void shouldCutFormerBackendWhenItIsKickedAfterItWasWithdrawn() {
    serving(route("r1", 5), route("r2", 6));
    after(v -> v.routed(routes(12, route("r2", 6))));

    assertThat(after(v -> v.kicked("r1", 5))).containsExactly(new CutConnections("r1", 5));
    assertThat(after(v -> v.kicked("r1", 5))).isEmpty();
  }

  @Test
  void shouldCutNobodyWhenKickedIncarnationWasNeverAssigned() {
    serving(route("r1", 5));

    assertThat(after(v -> v.kicked("worker", 7))).isEmpty();
  }

  @Test
  void shouldOpenAndRefuseWhenDeadlinePassesAndPolicyIsOpen() {
    rules = Records.rules(Balance.LEADER, Opening.WAIT, OnUnserved.HOLD, AtDeadline.OPEN);

    assertThat(after(GateView::pastDeadline)).containsExactly(new OpenListener(REALM, 0));
  }

  private List<GateOperation> known(io.rejoin.schemas.state.Routes.Route... routes) {
    return after(v -> v.routed(routes(9, routes)).withAllRead());
  }

  private void serving(io.rejoin.schemas.state.Routes.Route... routes) {
    known(routes);
    for (var route : routes) {
      after(v -> v.reachedAt(backend(route.address(), route.epoch())));
    }
  }

  private List<GateOperation> after(UnaryOperator<GateView> change) {
    view = change.apply(view);
    List<GateOperation> plan = new Planner(rules).plan(view, actual);
    for (GateOperation step : plan) {
      actual = step.after(actual);
    }
    assertThat(new Planner(rules).plan(view, actual)).as("a plan carried out").isEmpty();
    return plan;
  }
}
