package io.rejoin.registry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.core.What;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Scenario after scenario, on two threads. {@code -Drejoin.simulation.scenarios=N} runs so many of
 * them, {@code -Drejoin.simulation.seed=S} the one that failed.
 */
final class SimulationTest {

  private static final String REGISTRY_LOG = "io.rejoin.registry";
  private static final int BAD_STEPS = 110;
  private static final int GOOD_STEPS = 24;
  private static final int THREADS = 2;
  private static final int SCENARIOS = 2_000;

  /** So many lead to every kind of decision. */
  private static final int MANY = 300;

  /** What the registry has to say of thousands of bad days would fill the console. */
  @BeforeAll
  static void hush() {
    Configurator.setLevel(REGISTRY_LOG, Level.OFF);
  }

  @AfterAll
  static void listenAgain() {
    Configurator.setLevel(REGISTRY_LOG, Level.WARN);
  }

  @Test
  void shouldKeepEveryInvariantWhateverHappens() throws Exception {
    // given
    long only = Long.getLong("rejoin.simulation.seed", -1);
    long from = only < 0 ? 1 : only;
    long to = only < 0 ? Integer.getInteger("rejoin.simulation.scenarios", SCENARIOS) : only;
    Set<What> reached = Collections.synchronizedSet(EnumSet.noneOf(What.class));

    // when
    AtomicLong next = new AtomicLong(from);
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      Callable<Void> worker = () -> playAll(next, to, reached);
      for (Future<Void> done : pool.invokeAll(Collections.nCopies(THREADS, worker))) {
        done.get();
      }
    } finally {
      pool.shutdownNow();
    }

    // then
    if (to - from >= MANY) {
      assertThat(EnumSet.complementOf(EnumSet.copyOf(reached)))
          .as("decisions that no scenario leads to")
          .containsExactly(What.DECISION_FAILED);
    }
  }

  /** Plays one scenario after the other, until there are no more or one has failed. */
  private static Void playAll(AtomicLong next, long to, Set<What> reached) {
    for (long seed = next.getAndIncrement(); seed <= to; seed = next.getAndIncrement()) {
      try {
        reached.addAll(run(seed));
      } catch (AssertionError e) {
        next.set(to + 1);
        throw e;
      }
    }
    return null;
  }

  private static Set<What> run(long seed) {
    try {
      return play(seed);
    } catch (AssertionError | RuntimeException failure) {
      String text =
          "Seed %d failed: %s%nPlay it again with -Dtest=SimulationTest -Drejoin.simulation.seed=%d"
              .formatted(seed, failure.getMessage(), seed);
      throw new AssertionError(text, failure);
    }
  }

  private static Set<What> play(long seed) {
    Scenario scenario = new Scenario(seed);
    Outcomes outcomes = new Outcomes(scenario);
    scenario.suffer(BAD_STEPS);
    scenario.calmDown();
    scenario.rest(GOOD_STEPS);
    outcomes.theLivingStandAndTheDeadAreGone();
    outcomes.oneThatDiesExpires();
    outcomes.everyInputHasAnEnd();
    outcomes.gatesStandWhereTheRoutesLead();
    try (Replay replay = new Replay()) {
      replay.run(scenario.world().verdicts().all()).saysTheSame(scenario.world().verdicts().all());
    }
    return reached(scenario);
  }

  private static Set<What> reached(Scenario scenario) {
    Set<What> reached = EnumSet.noneOf(What.class);
    for (Verdicts.Verdict verdict : scenario.world().verdicts().all()) {
      if (verdict.outcome() != null) {
        verdict.outcome().events().forEach(event -> reached.add(event.what()));
      }
    }
    return reached;
  }
}
