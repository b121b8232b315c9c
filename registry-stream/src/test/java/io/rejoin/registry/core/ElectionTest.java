package io.rejoin.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.Command;
import io.rejoin.schemas.state.Leader;
import io.rejoin.schemas.state.Routes;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ElectionTest {

  private final Harness harness = new Harness();
  private UUID first;

  @BeforeEach
  void givenTwoRouters() {
    first = harness.incarnation();
    harness.router("router-1", first, "10.0.0.1");
    harness.router("router-2", harness.incarnation(), "10.0.0.2");
  }

  private Leader leader() {
    return harness.cluster().leader(Harness.REALM);
  }

  private Routes routes() {
    return harness.cluster().routes(Harness.REALM);
  }

  @Test
  void shouldKeepTheLeaderWhenAnotherRouterComes() {
    assertThat(leader().address()).isEqualTo("router-1");
    assertThat(routes().routes()).extracting(Routes.Route::leader).containsExactly(true, false);
  }

  @Test
  void shouldMoveToTheLongestServingWhenTheLeaderExpires() {
    // given
    harness.router("router-0", harness.incarnation(), "10.0.0.3");
    long epochBefore = leader().leaderEpoch();
    long fenced = harness.node("router-1").epoch();

    // when
    harness.expire("router-1");

    // then
    assertThat(leader().address()).isEqualTo("router-2");
    assertThat(leader().predecessor()).isEqualTo("router-1");
    assertThat(leader().leaderEpoch()).isGreaterThan(epochBefore);
    assertThat(routes().fences()).containsExactly(new Routes.Fence("router-1", fenced));
  }

  @Test
  void shouldNotGiveLeadershipBackWhenTheOldLeaderReturns() {
    // given
    harness.silent("router-1", 5_000);
    assertThat(leader().address()).isEqualTo("router-2");
    long epoch = leader().leaderEpoch();

    // when
    harness.heard("router-1");

    // then
    assertThat(leader().address()).isEqualTo("router-2");
    assertThat(leader().leaderEpoch()).isEqualTo(epoch);
    assertThat(routes().routes()).hasSize(2);
  }

  @Test
  void shouldMoveWhenTheLeaderComesBackByANewIncarnation() {
    // when
    harness.router("router-1", harness.incarnation(), "10.0.0.1");

    // then
    assertThat(leader().address()).isEqualTo("router-2");
    assertThat(leader().cause()).contains("another incarnation");
  }

  @Test
  void shouldKeepASuspectLeaderWhenNobodyElseCanServe() {
    // given
    harness.silent("router-1", 5_000);

    // when
    harness.silent("router-2", 5_000);

    // then
    assertThat(leader().address()).isEqualTo("router-2");
    assertThat(routes().routes()).isEmpty();
    assertThat(routes().unserved()).isEqualTo("router-1 is SUSPECT, router-2 is SUSPECT");
  }

  @Test
  void shouldHaveNoLeaderWhenTheLastRouterIsGone() {
    // when
    harness.expire("router-1");
    harness.expire("router-2");

    // then
    assertThat(leader().address()).isNull();
    assertThat(leader().predecessor()).isEqualTo("router-2");
    assertThat(routes().unserved()).isEqualTo("no router of the realm is registered");
  }

  @Test
  void shouldLeadAgainUnderAHigherEpochWhenTheOnlyRouterReturns() {
    // given
    harness.expire("router-1");
    harness.expire("router-2");
    long lost = leader().leaderEpoch();

    // when
    harness.router("router-1", harness.incarnation(), "10.0.0.9");

    // then
    assertThat(leader().address()).isEqualTo("router-1");
    assertThat(leader().leaderEpoch()).isGreaterThan(lost);
  }

  @Test
  void shouldMoveTheLeaderWhenOrdered() {
    // when
    Outcome outcome = harness.order(Command.Order.MOVE_LEADER, Harness.REALM, "router-2");

    // then
    assertThat(outcome.leaders().get(Harness.REALM).address()).isEqualTo("router-2");
    assertThat(routes().routes()).extracting(Routes.Route::leader).containsExactly(false, true);
    assertThat(routes().leaderEpoch()).isEqualTo(leader().leaderEpoch());
  }

  @Test
  void shouldRefuseToMoveTheLeaderToWhoCannotServe() {
    // given
    harness.silent("router-2", 5_000);

    // when
    Outcome outcome = harness.order(Command.Order.MOVE_LEADER, Harness.REALM, "router-2");

    // then
    assertThat(outcome.has(What.INPUT_REFUSED)).isTrue();
    assertThat(outcome.leaders()).isEmpty();
  }

  @Test
  void shouldRefuseTheRouterThatIsOneTooMany() {
    // given
    for (int i = 3; i <= 256; i++) {
      harness.router("router-" + i, harness.incarnation(), "10.0.1." + i);
    }

    // when
    Outcome outcome = harness.router("router-257", harness.incarnation(), "10.0.2.1");

    // then
    assertThat(outcome.answer().refusal().name()).isEqualTo("REALM_FULL");
    assertThat(harness.node("router-257")).isNull();
  }
}
