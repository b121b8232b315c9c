package io.rejoin.registry.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.NodeStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeadlineTest {

  private static String at(long clockMs, Condition condition) {
    return Deadline.of(DoorFixtures.node("n", 7, condition, List.of()), Rules.DEFAULT, clockMs);
  }

  @Test
  void shouldTellTheTermsOfANodeThatIsHeard() {
    assertThat(at(0, Condition.GOOD))
        .isEqualTo("suspect after 5s without a heartbeat, expired after 8s");
  }

  @Test
  void shouldCountDownTheTermOfASilentNode() {
    Condition silent = Condition.GOOD.withSilence(new Condition.Silence(5_200, 100_000));

    assertThat(at(100_000, silent)).isEqualTo("expires in 3s unless it is heard");
    assertThat(at(102_000, silent)).isEqualTo("expires in 1s unless it is heard");
    assertThat(at(200_000, silent)).isEqualTo("expires in 1s unless it is heard");
  }

  @Test
  void shouldTellThatAnExpiryIsWithheld() {
    Condition withheld =
        Condition.GOOD
            .withSilence(new Condition.Silence(5_200, 100_000))
            .withWithheld("half the cluster is silent");

    assertThat(at(200_000, withheld)).startsWith("its term is over");
  }

  @Test
  void shouldCountDownToTheRemovalOfANodeThatIsGone() {
    Condition ended =
        Condition.GOOD.withEnded(new Condition.Ended(NodeStatus.LEFT, "stopped", 3_600_000));

    assertThat(at(7_200_000, ended)).isEqualTo("removed in 167h unless it registers");
  }
}
