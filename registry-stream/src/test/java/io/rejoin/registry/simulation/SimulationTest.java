package io.rejoin.registry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.core.Decisions;
import io.rejoin.registry.core.HeapCluster;
import io.rejoin.registry.core.Outcome;
import io.rejoin.registry.core.What;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Scenario after scenario. {@code -Drejoin.simulation.scenarios=N} runs more of them, {@code
 * -Drejoin.simulation.seed=S} the one that failed.
 */
final class SimulationTest {

  private static final int STEPS = 250;

  @Test
  void shouldKeepEveryInvariantWhateverHappens() {
    long only = Long.getLong("rejoin.simulation.seed", -1);
    long from = only < 0 ? 1 : only;
    long to = only < 0 ? Integer.getInteger("rejoin.simulation.scenarios", 2_000) : only;
    for (long seed = from; seed <= to; seed++) {
      scenario(seed);
    }
  }

  @Test
  void shouldReachEveryKindOfDecision() {
    // given
    Set<What> unreachable = EnumSet.of(What.DECISION_FAILED, What.RULES_CHANGED);
    Set<What> drawnElsewhere = EnumSet.of(What.LIVENESS_STOPPED, What.PROOF_TAKEN);

    // when
    Set<What> reached = EnumSet.noneOf(What.class);
    for (long seed = 1; seed <= 300; seed++) {
      Simulation simulation = new Simulation(seed);
      simulation.run(STEPS);
      simulation.log().entries().stream()
          .flatMap(entry -> entry.outcome().events().stream())
          .forEach(event -> reached.add(event.what()));
    }

    // then
    Set<What> missing = EnumSet.complementOf(EnumSet.copyOf(reached));
    missing.removeAll(unreachable);
    missing.removeAll(drawnElsewhere);
    assertThat(missing).isEmpty();
  }

  private static void scenario(long seed) {
    Simulation simulation = new Simulation(seed);
    try {
      simulation.run(STEPS);
      replayed(simulation.log());
      replayedFromASnapshot(simulation.log(), seed);
    } catch (AssertionError | RuntimeException failure) {
      String text =
          "Seed %d failed; play it again with -Drejoin.simulation.seed=%d".formatted(seed, seed);
      throw new AssertionError(text, failure);
    }
  }

  /** 7: the log alone decides. */
  private static void replayed(SimulatedLog log) {
    HeapCluster cluster = new HeapCluster();
    decideAll(cluster, log.entries());
    assertThat(cluster.nodes()).isEqualTo(log.cluster().nodes());
  }

  /** 7: from any snapshot on, the rest of the log gives the same. */
  private static void replayedFromASnapshot(SimulatedLog log, long seed) {
    int cut = new SplittableRandom(seed).nextInt(log.entries().size());
    HeapCluster before = new HeapCluster();
    decideAll(before, log.entries().subList(0, cut));
    HeapCluster restored =
        HeapCluster.of(
            before.nodes().values(),
            before.leaders().values(),
            before.routes().values(),
            before.position());
    decideAll(restored, log.entries().subList(cut, log.entries().size()));
    assertThat(restored.nodes()).isEqualTo(log.cluster().nodes());
    assertThat(restored.position()).isEqualTo(log.cluster().position());
  }

  private static void decideAll(HeapCluster cluster, List<SimulatedLog.Entry> entries) {
    for (SimulatedLog.Entry entry : entries) {
      Outcome outcome = Decisions.decide(cluster, entry.control(), entry.arrival());
      assertThat(outcome).as("7: decided again").isEqualTo(entry.outcome());
      cluster.commit(outcome);
    }
  }
}
