package io.rejoin.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.ClusterIpReport;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReachReportsTest {

  private static final UUID INCARNATION = new UUID(1, 1);
  private static final long NOW = 1_000;
  private static final long NEVER = Long.MAX_VALUE;

  private final ReachReports reach =
      new ReachReports(AgentPolicy.DEFAULT, new Draws(new SplittableRandom(1)));

  @Test
  void shouldHaveNothingToSayUntilSomethingChanges() {
    assertThat(reach.dueMs()).isEqualTo(NEVER);
    assertThat(due(NOW)).isEmpty();
  }

  @Test
  void shouldCountItsVersionsUp() {
    reach.changed(NOW);
    assertThat(due(NOW)).extracting(ClusterIpReport::version).containsExactly(1L);
    reach.changed(NOW);
    assertThat(due(NOW)).extracting(ClusterIpReport::version).containsExactly(2L);
  }

  @Test
  void shouldSayTheSameVersionAgainUntilItIsAcknowledged() {
    reach.changed(NOW);
    due(NOW);

    assertThat(due(NOW)).as("not at once").isEmpty();
    assertThat(due(reach.dueMs())).extracting(ClusterIpReport::version).containsExactly(1L);
    reach.acked(1);
    assertThat(reach.dueMs()).isEqualTo(NEVER);
  }

  @Test
  void shouldTryAgainSoonerWhenItIsKnownNotToHaveArrived() {
    reach.changed(NOW);
    due(NOW);
    reach.failed(1, NOW);

    assertThat(reach.dueMs()).isBetween(NOW + 200, NOW + 1_200);
  }

  @Test
  void shouldNotTakeTheAcknowledgementOfAnEarlierVersionForTheLatest() {
    reach.changed(NOW);
    due(NOW);
    reach.changed(NOW);
    reach.acked(1);
    due(NOW);
    reach.acked(1);
    reach.failed(1, NOW);

    assertThat(reach.dueMs()).isGreaterThan(NOW + 1_500).isLessThan(NEVER);
  }

  @Test
  void shouldReportAgainWhenARegistrationCarriedOthers() {
    Offer offer = Fixtures.anOffer();
    reach.registered(offer, offer, NOW);
    assertThat(reach.dueMs()).isEqualTo(NEVER);

    reach.registered(offer.at(List.of()), offer, NOW);

    assertThat(reach.dueMs()).isEqualTo(NOW);
  }

  @Test
  void shouldForgetWhatIsUnderWayButNotItsVersionWhenTheStayIsOver() {
    reach.changed(NOW);
    due(NOW);
    reach.stop();
    reach.failed(1, NOW);
    assertThat(reach.dueMs()).isEqualTo(NEVER);

    reach.changed(NOW);

    assertThat(due(NOW)).extracting(ClusterIpReport::version).containsExactly(2L);
  }

  private List<ClusterIpReport> due(long nowMs) {
    Turn turn = new Turn(nowMs);
    reach.due(INCARNATION, List.of(Fixtures.ENDPOINT), turn);
    return turn.actions().stream()
        .map(Action.SendClusterIp.class::cast)
        .map(Action.SendClusterIp::report)
        .toList();
  }
}
