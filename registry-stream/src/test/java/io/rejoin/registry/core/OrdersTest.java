package io.rejoin.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.Command.Order;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.NodeStatus;
import io.rejoin.schemas.state.Result;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OrdersTest {

  private final Harness harness = new Harness();
  private UUID incarnation;

  @BeforeEach
  void givenARouterAndAGate() {
    incarnation = harness.incarnation();
    harness.router("router-1", incarnation, "10.0.0.1");
    harness.gate("gate-1", harness.incarnation());
  }

  @Test
  void shouldBeDrainedWhenEveryGateHasAppliedTheWithdrawal() {
    // given
    Outcome drain = harness.order(Order.DRAIN, "router-1");
    long revision = drain.at().revision();
    harness.applied("gate-1", revision - 1);
    boolean before = harness.node("router-1").condition().draining().drained();

    // when
    Outcome outcome = harness.applied("gate-1", revision);

    // then
    assertThat(before).isFalse();
    assertThat(harness.node("router-1").status()).isEqualTo(NodeStatus.DRAINING);
    assertThat(harness.node("router-1").condition().draining().drained()).isTrue();
    assertThat(outcome.has(What.NODE_DRAINED)).isTrue();
  }

  @Test
  void shouldBeDrainedWhenTheLastGateThatMustApplyIsGone() {
    // given
    harness.order(Order.DRAIN, "router-1");

    // when
    Outcome outcome = harness.expire("gate-1");

    // then
    assertThat(harness.node("router-1").condition().draining().drained()).isTrue();
    assertThat(outcome.nodes()).containsKey("gate-1");
  }

  @Test
  void shouldServeAgainWhenUndrained() {
    harness.order(Order.DRAIN, "router-1");
    assertThat(harness.cluster().routes(Harness.REALM).routes()).isEmpty();

    harness.order(Order.UNDRAIN, "router-1");

    assertThat(harness.cluster().routes(Harness.REALM).routes()).hasSize(1);
  }

  @Test
  void shouldEndTheStayWhenKicked() {
    Outcome outcome = harness.order(Order.KICK, "router-1");

    assertThat(outcome.answer().outcome()).isEqualTo(Result.Outcome.DONE);
    assertThat(outcome.kicks().get("router-1"))
        .extracting(Kick::incarnation, Kick::cause)
        .containsExactly(incarnation, Kick.Cause.ORDERED);
    assertThat(harness.router("router-1", incarnation, "10.0.0.1").answer().refusal())
        .isEqualTo(Result.Refusal.INCARNATION_OVER);
    assertThat(harness.router("router-1", harness.incarnation(), "10.0.0.1").answer().outcome())
        .isEqualTo(Result.Outcome.RE_REGISTERED);
  }

  @Test
  void shouldLetNoOtherIncarnationInWhenFrozen() {
    // given
    harness.order(Order.FREEZE, "router-1");

    // when
    Outcome other = harness.router("router-1", harness.incarnation(), "10.0.0.2");
    Outcome retry = harness.router("router-1", incarnation, "10.0.0.1");

    // then
    assertThat(other.answer().refusal()).isEqualTo(Result.Refusal.FROZEN);
    assertThat(other.answer().holder().incarnation()).isEqualTo(incarnation);
    assertThat(retry.answer().outcome()).isEqualTo(Result.Outcome.AMENDED);
    assertThat(harness.cluster().routes(Harness.REALM).routes()).hasSize(1);
  }

  @Test
  void shouldStayFrozenBeyondTheStayUntilUnfrozen() {
    // given
    harness.order(Order.FREEZE, "router-1");
    harness.expire("router-1");

    // when
    Outcome frozen = harness.router("router-1", harness.incarnation(), "10.0.0.2");
    harness.order(Order.UNFREEZE, "router-1");
    Outcome thawed = harness.router("router-1", harness.incarnation(), "10.0.0.2");

    // then
    assertThat(frozen.answer().refusal()).isEqualTo(Result.Refusal.FROZEN);
    assertThat(thawed.answer().outcome()).isEqualTo(Result.Outcome.RE_REGISTERED);
  }

  @Test
  void shouldRefuseAnOrderForAnUnknownNode() {
    Outcome outcome = harness.order(Order.KICK, "nobody");

    assertThat(outcome.has(What.INPUT_REFUSED)).isTrue();
    assertThat(outcome.answer().refusal()).isEqualTo(Result.Refusal.NOT_POSSIBLE);
    assertThat(outcome.events().get(outcome.events().size() - 1).story().text())
        .isEqualTo("Expected to KICK node nobody, but there is none");
  }
}
