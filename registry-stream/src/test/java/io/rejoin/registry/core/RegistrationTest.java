package io.rejoin.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.Command;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.NodeStatus;
import io.rejoin.schemas.state.Result;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RegistrationTest {

  private final Harness harness = new Harness();

  @Test
  void shouldCreateWhenAddressIsUnknown() {
    // when
    Outcome outcome = harness.worker("worker-1", harness.incarnation());

    // then
    assertThat(outcome.answer().outcome()).isEqualTo(Result.Outcome.CREATED);
    assertThat(outcome.answer().node().epoch()).isEqualTo(outcome.at().revision());
    assertThat(harness.node("worker-1").status()).isEqualTo(NodeStatus.AVAILABLE);
  }

  @Test
  void shouldKeepIdentityAndKickOldIncarnationWhenNodeRestarts() {
    // given
    UUID first = harness.incarnation();
    harness.worker("worker-1", first);
    harness.assign("worker-1", first, "job-7");
    Node before = harness.node("worker-1");

    // when
    Outcome outcome = harness.worker("worker-1", harness.incarnation());

    // then
    Node after = harness.node("worker-1");
    assertThat(outcome.answer().outcome()).isEqualTo(Result.Outcome.RE_REGISTERED);
    assertThat(outcome.answer().node().lostJob()).isEqualTo("job-7");
    assertThat(after.nodeId()).isEqualTo(before.nodeId());
    assertThat(after.history().registeredAtMs()).isEqualTo(before.history().registeredAtMs());
    assertThat(after.history().reRegistrations()).isEqualTo(1);
    assertThat(after.epoch()).isGreaterThan(before.epoch());
    assertThat(after.job()).isNull();
    assertThat(outcome.kicks().get("worker-1"))
        .extracting(Kick::incarnation, Kick::epoch, Kick::cause)
        .containsExactly(first, before.epoch(), Kick.Cause.TAKEN_OVER);
    assertThat(outcome.has(What.JOB_CLEARED)).isTrue();
  }

  @Test
  void shouldAmendWhenTheSameIncarnationRegistersAgain() {
    // given
    UUID incarnation = harness.incarnation();
    harness.router("router-1", incarnation, "10.0.0.1");
    long epoch = harness.node("router-1").epoch();

    // when
    Outcome outcome = harness.router("router-1", incarnation, "10.0.0.2");

    // then
    assertThat(outcome.answer().outcome()).isEqualTo(Result.Outcome.AMENDED);
    assertThat(harness.node("router-1").epoch()).isEqualTo(epoch);
    assertThat(harness.node("router-1").reach().version()).isEqualTo(2);
    assertThat(outcome.kicks()).isEmpty();
  }

  @Test
  void shouldRefuseAnIncarnationThatWasTakenOver() {
    // given
    UUID first = harness.incarnation();
    harness.worker("worker-1", first);
    harness.worker("worker-1", harness.incarnation());

    // when
    Outcome outcome = harness.worker("worker-1", first);

    // then
    assertThat(outcome.answer().refusal()).isEqualTo(Result.Refusal.SUPERSEDED);
    assertThat(outcome.answer().holder().origin()).isEqualTo("origin-of-worker-1");
    assertThat(outcome.nodes()).isEmpty();
  }

  @Test
  void shouldGiveANewIdentityWhenForced() {
    // given
    harness.router("router-1", harness.incarnation(), "10.0.0.1");
    UUID before = harness.node("router-1").nodeId();

    // when
    Outcome outcome = harness.forced("router-1", harness.incarnation(), "10.0.0.1");

    // then
    assertThat(outcome.answer().outcome()).isEqualTo(Result.Outcome.CREATED);
    assertThat(harness.node("router-1").nodeId()).isNotEqualTo(before);
    assertThat(outcome.kicks()).containsKey("router-1");
  }

  @Test
  void shouldRefuseTheChallengerWhenTwoProcessesDuel() {
    // given
    harness.router("router-1", harness.incarnation(), "10.0.0.1");
    harness.router("router-1", harness.incarnation(), "10.0.0.2");
    harness.router("router-1", harness.incarnation(), "10.0.0.1");
    UUID holder = harness.node("router-1").stay().incarnation();

    // when
    Outcome outcome = harness.router("router-1", harness.incarnation(), "10.0.0.2");

    // then
    assertThat(outcome.answer().refusal()).isEqualTo(Result.Refusal.DUEL);
    assertThat(outcome.answer().retryAfterMs()).isPositive();
    assertThat(harness.node("router-1").status()).isEqualTo(NodeStatus.FROZEN);
    assertThat(harness.node("router-1").stay().incarnation()).isEqualTo(holder);
    harness.pass(61_000);
    assertThat(harness.node("router-1").status()).isEqualTo(NodeStatus.AVAILABLE);
  }

  @Test
  void shouldLeaveAndComeBackAsTheSameNode() {
    // given
    UUID incarnation = harness.incarnation();
    harness.worker("worker-1", incarnation);
    UUID nodeId = harness.node("worker-1").nodeId();

    // when
    Outcome left = harness.leave("worker-1", incarnation);
    Outcome back = harness.worker("worker-1", harness.incarnation());

    // then
    assertThat(left.nodes().get("worker-1").after().status()).isEqualTo(NodeStatus.LEFT);
    assertThat(back.answer().outcome()).isEqualTo(Result.Outcome.RE_REGISTERED);
    assertThat(back.kicks()).isEmpty();
    assertThat(harness.node("worker-1").nodeId()).isEqualTo(nodeId);
  }

  @Test
  void shouldForgetTheNodeWhenRemoved() {
    // given
    harness.worker("worker-1", harness.incarnation());

    // when
    Outcome outcome = harness.order(Command.Order.REMOVE, "worker-1");

    // then
    assertThat(harness.node("worker-1")).isNull();
    assertThat(outcome.kicks().get("worker-1").cause()).isEqualTo(Kick.Cause.REMOVED);
  }

  @Test
  void shouldRefuseLoopbackOutsideTheStandaloneCluster() {
    // when
    Outcome outcome = harness.router("router-1", harness.incarnation(), "127.0.0.1");

    // then
    assertThat(outcome.answer().refusal()).isEqualTo(Result.Refusal.INVALID);
    assertThat(outcome.answer().text()).contains("REJOIN_CLUSTER_IP");
    assertThat(harness.node("router-1")).isNull();
  }
}
