package io.rejoin.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds whatever the registry does. A failure names its seed. */
class AgentPropertyTest {

  private static final int SEEDS = 2_000;
  private static final int STEPS = 400;

  /**
   * The longest refusal of a scenario with its spread, or the longest pause, and an answer's wait.
   */
  private static final long LONGEST_SILENCE_MS = 60_000 + 2_000 + 2_000;

  @Test
  void shouldKeepEveryInvariantWhateverTheRegistryDoes() {
    Set<AgentState.Kind> seen = EnumSet.noneOf(AgentState.Kind.class);
    for (long seed = 0; seed < SEEDS; seed++) {
      Scenario scenario = new Scenario(seed);
      for (int step = 0; step < STEPS; step++) {
        check(scenario, seed, step);
        seen.add(scenario.state());
      }
    }

    assertThat(seen)
        .as("the scenarios reach every state but the one before the first step")
        .isEqualTo(EnumSet.complementOf(EnumSet.of(AgentState.Kind.STARTING)));
  }

  @Test
  void shouldStandAgainWhenTheRegistryBehaves() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Scenario scenario = new Scenario(seed);
      for (int step = 0; step < 50; step++) {
        check(scenario, seed, step);
      }
      scenario.recover();
      assertThat(scenario.state())
          .as("seed %d", seed)
          .isIn(AgentState.Kind.REGISTERED, AgentState.Kind.ENDED);
    }
  }

  private static void check(Scenario scenario, long seed, int step) {
    try {
      scenario.step();
      assertThat(scenario.unaskedMs()).isLessThanOrEqualTo(LONGEST_SILENCE_MS);
    } catch (AssertionError broken) {
      throw new AssertionError("seed %d, step %d".formatted(seed, step), broken);
    }
  }
}
