package io.rejoin.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.BackendReport.Sighting;
import io.rejoin.schemas.state.NodeStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReportTest {

  private final Harness harness = new Harness();

  @BeforeEach
  void givenTwoRoutersAndThreeGates() {
    harness.router("router-1", harness.incarnation(), "10.0.0.1");
    harness.router("router-2", harness.incarnation(), "10.0.0.2");
    harness.gate("gate-1", harness.incarnation());
    harness.gate("gate-2", harness.incarnation());
    harness.gate("gate-3", harness.incarnation());
    long revision = harness.cluster().routes(Harness.REALM).revision();
    for (String gate : new String[] {"gate-1", "gate-2", "gate-3"}) {
      harness.applied(gate, revision);
    }
  }

  private NodeStatus status() {
    return harness.node("router-1").status();
  }

  @Test
  void shouldNotSuspectOnOneReport() {
    harness.report("gate-1", "router-1", Sighting.REFUSED);
    harness.report("gate-1", "router-1", Sighting.RESET);

    assertThat(status()).isEqualTo(NodeStatus.AVAILABLE);
  }

  @Test
  void shouldSuspectMoveLeadershipAndWithdrawRoutesOnTwoReports() {
    // when
    harness.report("gate-1", "router-1", Sighting.REFUSED);
    harness.report("gate-2", "router-1", Sighting.TIMED_OUT);

    // then
    assertThat(status()).isEqualTo(NodeStatus.SUSPECT);
    assertThat(harness.cluster().leader(Harness.REALM).address()).isEqualTo("router-2");
    assertThat(harness.cluster().routes(Harness.REALM).routes()).hasSize(1);
  }

  @Test
  void shouldNeverExpireOnReportsAlone() {
    for (String gate : new String[] {"gate-1", "gate-2", "gate-3", "router-2"}) {
      harness.report(gate, "router-1", Sighting.REFUSED);
    }
    harness.pass(60_000);

    assertThat(status()).isEqualTo(NodeStatus.SUSPECT);
  }

  @Test
  void shouldTakeReportsBackWhenHeard() {
    harness.report("gate-1", "router-1", Sighting.REFUSED);
    harness.report("gate-2", "router-1", Sighting.REFUSED);

    harness.heard("router-1");

    assertThat(status()).isEqualTo(NodeStatus.AVAILABLE);
    assertThat(harness.node("router-1").condition().votes()).isEmpty();
  }

  @Test
  void shouldTakeAReportBackWhenTheWatcherFindsItFine() {
    harness.report("gate-1", "router-1", Sighting.REFUSED);
    harness.report("gate-2", "router-1", Sighting.REFUSED);

    harness.report("gate-2", "router-1", Sighting.FINE);

    assertThat(status()).isEqualTo(NodeStatus.AVAILABLE);
  }

  @Test
  void shouldForgetReportsOlderThanTheTerm() {
    harness.report("gate-1", "router-1", Sighting.REFUSED);
    harness.pass(9_000);

    harness.report("gate-2", "router-1", Sighting.REFUSED);

    assertThat(status()).isEqualTo(NodeStatus.AVAILABLE);
  }

  @Test
  void shouldRefuseReportsOfWhoIsNoWatcherOfTheRealm() {
    harness.worker("worker-1", harness.incarnation());

    Outcome outcome = harness.report("worker-1", "router-1", Sighting.REFUSED);

    assertThat(outcome.has(What.INPUT_REFUSED)).isTrue();
    assertThat(outcome.nodes()).isEmpty();
  }

  @Test
  void shouldNeedOnlyOneReportWhenOneWatcherFollowsTheRoutes() {
    // given
    Harness small = new Harness();
    small.router("router-1", small.incarnation(), "10.0.0.1");
    small.router("router-2", small.incarnation(), "10.0.0.2");
    small.gate("gate-1", small.incarnation());
    small.applied("gate-1", small.cluster().routes(Harness.REALM).revision());

    // when
    small.report("gate-1", "router-1", Sighting.REFUSED);

    // then
    assertThat(small.node("router-1").status()).isEqualTo(NodeStatus.SUSPECT);
  }
}
