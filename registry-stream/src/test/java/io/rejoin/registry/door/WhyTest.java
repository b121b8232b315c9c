package io.rejoin.registry.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.BackendReport;
import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.NodeStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WhyTest {

  @Test
  void shouldSayNothingWhenNothingStandsAgainstANode() {
    assertThat(why(Condition.GOOD)).isEmpty();
  }

  @Test
  void shouldSayHowItEnded() {
    Condition ended =
        Condition.GOOD.withEnded(new Condition.Ended(NodeStatus.EXPIRED, "silent for 8 s", 0));

    assertThat(why(ended)).containsExactly("silent for 8 s");
  }

  @Test
  void shouldSayWhoHasNotHeardItAndWhatIsWithheld() {
    Condition silent =
        Condition.GOOD
            .withSilence(new Condition.Silence(5_500, 0))
            .withVotes(
                List.of(new Condition.Vote("gate1", BackendReport.Sighting.REFUSED, 0)), true)
            .withWithheld("half the cluster is silent");

    assertThat(why(silent))
        .containsExactly(
            "silent for 5500 ms when it was last looked at",
            "gate1 reported it REFUSED",
            "its expiry is withheld: half the cluster is silent");
  }

  @Test
  void shouldSayWhatItSaysOfItselfAndWhatWasOrdered() {
    Condition ordered =
        Condition.GOOD
            .withUnhealthy("disk full")
            .withFreeze(new Condition.Freeze("ops", "audit", Long.MAX_VALUE))
            .withDraining(new Condition.Draining("ops", "upgrade", 3, false));

    assertThat(why(ordered))
        .containsExactly(
            "says of itself: disk full",
            "frozen by ops (audit)",
            "drained by ops (upgrade); gates still hold it");
  }

  @Test
  void shouldSayWhenItIsDrainedAndNobodySaidWhy() {
    Condition drained = Condition.GOOD.withDraining(new Condition.Draining("ops", "", 3, true));

    assertThat(why(drained)).containsExactly("drained by ops; every gate has let go of it");
  }

  private static List<String> why(Condition condition) {
    return Why.of(DoorFixtures.node("n1", 7, condition, List.of()));
  }
}
