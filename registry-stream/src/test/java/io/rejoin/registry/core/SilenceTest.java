package io.rejoin.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.NodeSilent;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.NodeStatus;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SilenceTest {

  private final Harness harness = new Harness();

  @Test
  void shouldSuspectThenExpireASilentNode() {
    // given
    UUID incarnation = harness.incarnation();
    harness.worker("worker-1", incarnation);

    // when
    harness.silent("worker-1", 5_000);
    NodeStatus suspect = harness.node("worker-1").status();
    Outcome expired = harness.silent("worker-1", 8_000);

    // then
    assertThat(suspect).isEqualTo(NodeStatus.SUSPECT);
    assertThat(harness.node("worker-1").status()).isEqualTo(NodeStatus.EXPIRED);
    assertThat(expired.kicks().get("worker-1").incarnation()).isEqualTo(incarnation);
    assertThat(expired.kicks().get("worker-1").cause()).isEqualTo(Kick.Cause.EXPIRED);
  }

  @Test
  void shouldOnlySuspectWhenTheFirstWordIsAlreadyBeyondTheTerm() {
    // given
    harness.worker("worker-1", harness.incarnation());

    // when
    harness.silent("worker-1", 60_000);

    // then
    assertThat(harness.node("worker-1").status()).isEqualTo(NodeStatus.SUSPECT);
  }

  @Test
  void shouldNotExpireBeforeTheTerm() {
    // given
    harness.worker("worker-1", harness.incarnation());
    harness.silent("worker-1", 5_000);

    // when
    harness.silent("worker-1", 7_999);

    // then
    assertThat(harness.node("worker-1").status()).isEqualTo(NodeStatus.SUSPECT);
  }

  @Test
  void shouldTakeSuspicionBackWhenHeard() {
    // given
    harness.worker("worker-1", harness.incarnation());
    harness.silent("worker-1", 5_000);

    // when
    harness.heard("worker-1");
    harness.silent("worker-1", 8_000);

    // then
    assertThat(harness.node("worker-1").status()).isEqualTo(NodeStatus.SUSPECT);
  }

  @Test
  void shouldChangeNothingWhenSilenceIsOfADeadIncarnation() {
    // given
    UUID first = harness.incarnation();
    harness.worker("worker-1", first);
    harness.worker("worker-1", harness.incarnation());

    // when
    Outcome outcome = harness.say("worker-1", new NodeSilent(first, 9_000));

    // then
    assertThat(outcome.nodes()).isEmpty();
    assertThat(outcome.has(What.STALE_DROPPED)).isTrue();
  }

  @Test
  void shouldTellTheNodesOwnHealth() {
    // given
    harness.router("router-1", harness.incarnation(), "10.0.0.1");

    // when
    harness.unhealthy("router-1", "port 8080 refuses");

    // then
    assertThat(harness.node("router-1").status()).isEqualTo(NodeStatus.UNHEALTHY);
    assertThat(harness.cluster().routes(Harness.REALM).routes()).isEmpty();
    harness.heard("router-1");
    assertThat(harness.cluster().routes(Harness.REALM).routes()).hasSize(1);
  }

  @Test
  void shouldRemoveANodeThatHasBeenGoneForSevenDays() {
    // given
    harness.worker("worker-1", harness.incarnation());
    harness.expire("worker-1");

    // when
    harness.pass(7L * 24 * 60 * 60 * 1_000 - 1_000);
    boolean before = harness.node("worker-1") != null;
    harness.pass(1_000);

    // then
    assertThat(before).isTrue();
    assertThat(harness.node("worker-1")).isNull();
  }
}
