package io.rejoin.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.BackendReport;
import io.rejoin.schemas.state.NodeStatus;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BreakerTest {

  private static final int NODES = 20;

  private final Harness harness = new Harness();

  @BeforeEach
  void givenTwentyNodes() {
    for (int i = 0; i < NODES; i++) {
      harness.router("router-" + i, harness.incarnation(), "10.0.0." + (i + 1));
    }
  }

  private void silence(int from, int to) {
    for (int i = from; i < to; i++) {
      harness.silent("router-" + i, 5_000);
    }
  }

  private void sayTerm(int from, int to) {
    for (int i = from; i < to; i++) {
      if (harness.node("router-" + i).status().isLive()) {
        harness.silent("router-" + i, 8_000);
      }
    }
  }

  private long expired() {
    return harness.cluster().nodes().values().stream()
        .filter(node -> node.status() == NodeStatus.EXPIRED)
        .count();
  }

  @Test
  void shouldExpireAtOnceWhenFewAreSilent() {
    // when
    silence(0, 4);
    sayTerm(0, 4);

    // then
    assertThat(expired()).isEqualTo(4);
  }

  @Test
  void shouldWithholdWithTheReasonWhenManyFallSilentTogether() {
    // when
    silence(0, 10);
    sayTerm(0, 10);

    // then
    assertThat(expired()).isZero();
    assertThat(harness.node("router-3").condition().withheld()).contains("10 of 20");
  }

  @Test
  void shouldLetOneASecondThrough() {
    // given
    silence(0, 10);
    sayTerm(0, 10);

    // when
    for (int second = 0; second < 3; second++) {
      harness.tick();
      sayTerm(0, 10);
    }

    // then
    assertThat(expired()).isEqualTo(3);
  }

  @Test
  void shouldLetExplicitLeavesThrough() {
    // given
    UUID incarnation = harness.node("router-0").stay().incarnation();
    silence(0, 10);
    sayTerm(0, 10);

    // when
    harness.leave("router-0", incarnation);

    // then
    assertThat(harness.node("router-0").status()).isEqualTo(NodeStatus.LEFT);
  }

  @Test
  void shouldLetDeathsThroughThatWatchersHaveReported() {
    // given
    harness.gate("gate-1", harness.incarnation());
    harness.gate("gate-2", harness.incarnation());
    long revision = harness.cluster().routes(Harness.REALM).revision();
    harness.applied("gate-1", revision);
    harness.applied("gate-2", revision);
    silence(0, 10);
    sayTerm(0, 10);
    harness.report("gate-1", "router-5", BackendReport.Sighting.REFUSED);
    harness.report("gate-2", "router-5", BackendReport.Sighting.REFUSED);

    // when
    harness.silent("router-5", 9_000);

    // then
    assertThat(harness.node("router-5").status()).isEqualTo(NodeStatus.EXPIRED);
    assertThat(expired()).isEqualTo(1);
  }

  @Test
  void shouldReleaseWhenTheNodesAreHeardAgain() {
    // given
    silence(0, 10);
    sayTerm(0, 10);

    // when
    for (int i = 0; i < 10; i++) {
      harness.heard("router-" + i);
    }
    Outcome tick = harness.tick();

    // then
    assertThat(tick.has(What.EXPIRIES_RELEASED)).isTrue();
    assertThat(harness.node("router-3").condition().withheld()).isNull();
    assertThat(expired()).isZero();
  }

  @Test
  void shouldRaiseTheRationAfterTheLongestHold() {
    // given
    silence(0, 20);
    sayTerm(0, 20);

    // when
    harness.pass(61_000);
    sayTerm(0, 20);
    harness.tick();
    long before = expired();
    sayTerm(0, 20);

    // then
    assertThat(before).isEqualTo(1);
    assertThat(harness.cluster().position().holding().nextClockMs())
        .isLessThanOrEqualTo(harness.cluster().position().clockMs() + 100);
  }
}
