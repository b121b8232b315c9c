package io.rejoin.gate.core;

import static io.rejoin.gate.core.Records.REALM;
import static io.rejoin.gate.core.Records.backend;
import static io.rejoin.gate.core.Records.fence;
import static io.rejoin.gate.core.Records.fenced;
import static io.rejoin.gate.core.Records.leader;
import static io.rejoin.gate.core.Records.route;
import static io.rejoin.gate.core.Records.routes;
import static io.rejoin.gate.core.Records.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.state.Routes;
import io.rejoin.schemas.value.Endpoint;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GateViewTest {

  private static final GateRules RULES = Records.rules();

  @Test
  void shouldHaveSeenNothingWhenTopicsAreNotReadToTheEnd() {
    GateView view = GateView.EMPTY.routed(routes(9, route("r1", 5)));

    assertThat(view.state(REALM, RULES)).isInstanceOf(RealmState.NeverSeen.class);
    assertThat(view.revision(REALM)).isNegative();
  }

  @Test
  void shouldBeUnreachedUntilABackendHasAnswered() {
    GateView known = read(routes(9, route("r1", 5), route("r2", 6)));
    GateView reached = known.reachedAt(backend("r2", 6));

    assertThat(known.state(REALM, RULES))
        .isEqualTo(new RealmState.Unreached(List.of(backend("r1", 5), backend("r2", 6))));
    assertThat(reached.state(REALM, RULES))
        .isEqualTo(new RealmState.Ready(List.of(backend("r1", 5), backend("r2", 6))));
  }

  @Test
  void shouldKeepHigherRevisionWhenLowerComesLater() {
    GateView view = read(routes(9, route("r1", 5))).routed(routes(8, route("r2", 4)));

    assertThat(backends(view, RULES)).containsExactly(backend("r1", 5));
    assertThat(view.revision(REALM)).isEqualTo(9);
  }

  @Test
  void shouldTakeFencesOfStaleRecord() {
    GateView view = read(routes(9, route("r1", 5))).routed(fenced(routes(8), fence("r1", 5)));

    assertThat(view.state(REALM, RULES)).isInstanceOf(RealmState.Unserved.class);
    assertThat(view.state(REALM, RULES).unmet()).contains("fenced");
  }

  @Test
  void shouldDropRouteWhenItsEpochIsKicked() {
    GateView view = read(routes(9, route("r1", 5), route("r2", 6))).kicked("r1", 5);

    assertThat(backends(view, RULES)).containsExactly(backend("r2", 6));
  }

  @Test
  void shouldDropLowerEpochWhenAnotherRealmShowsAHigherOne() {
    GateView view =
        read(routes(9, route("r1", 5), route("r2", 6)))
            .routed(routes("other", 12, route("r1", 11)));

    assertThat(backends(view, RULES)).containsExactly(backend("r2", 6));
  }

  @Test
  void shouldSayWhyWhenRecordHasNoRoute() {
    GateView view = read(routes(9));

    assertThat(view.state(REALM, RULES))
        .isEqualTo(new RealmState.Unserved("no router of the realm is registered"));
  }

  @Test
  void shouldOfferLeaderOnlyWhenPolicyIsLeader() {
    GateView view = read(routes(9, leader("r1", 5), route("r2", 6)));

    assertThat(backends(view, Records.rules(Balance.LEADER))).containsExactly(backend("r1", 5));
    assertThat(backends(view, Records.rules(Balance.LEADER_FIRST))).hasSize(2);
    assertThat(view.leader(REALM, Records.rules(Balance.LEADER_FIRST))).isEqualTo("r1");
  }

  @Test
  void shouldOfferNobodyWhenPolicyIsLeaderAndLeaderIsFenced() {
    GateView view = read(routes(9, leader("r1", 5), route("r2", 6))).kicked("r1", 5);

    RealmState state = view.state(REALM, Records.rules(Balance.LEADER));

    assertThat(state.backends()).isEmpty();
    assertThat(state.unmet()).contains("leader");
  }

  @Test
  void shouldTakePreferredProtocolWhenRouterSpeaksSeveral() {
    Routes.Route both =
        route("r1", 5, false, new Endpoint("ws", "h", 8080), tcp("h", 9000), tcp("h", 9001));

    assertThat(backends(read(routes(9, both)), speaking("tcp", "ws")))
        .extracting(backend -> backend.endpoint().port())
        .containsExactly(9000, 9001);
    assertThat(backends(read(routes(9, both)), speaking("ws", "tcp")))
        .extracting(backend -> backend.endpoint().port())
        .containsExactly(8080);
  }

  @Test
  void shouldBeUnservedWhenNoRouterSpeaksTheProtocol() {
    GateView view = read(routes(9, route("r1", 5)));

    assertThat(view.state(REALM, speaking("rs")).unmet()).contains("[rs]");
  }

  @Test
  void shouldAskAgainWhenBackendComesBack() {
    GateView view =
        read(routes(9, route("r1", 5)))
            .reachedAt(backend("r1", 5))
            .among(List.of(backend("r2", 6)));

    assertThat(view.state(REALM, RULES)).isInstanceOf(RealmState.Unreached.class);
  }

  private static GateView read(Routes record) {
    return GateView.EMPTY.routed(record).withAllRead();
  }

  private static List<Backend> backends(GateView view, GateRules rules) {
    return view.state(REALM, rules).backends();
  }

  private static GateRules speaking(String... protocols) {
    return new GateRules(
        new TreeMap<>(RULES.ports()),
        List.of(protocols),
        Balance.ROUND_ROBIN,
        Opening.WAIT,
        OnUnserved.HOLD,
        AtDeadline.STAY_CLOSED,
        1);
  }
}
