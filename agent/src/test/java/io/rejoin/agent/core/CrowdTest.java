package io.rejoin.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Result.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A thousand agents that lose their registry, or never had it, and get it back. */
class CrowdTest {

  private static final int AGENTS = 1_000;
  private static final long OUTAGE_MS = 600_000;
  private static final long STEP_MS = 50;

  private final List<AgentMachine> crowd = new ArrayList<>();
  private final Map<Long, Integer> askedBySecond = new TreeMap<>();
  private long nowMs;
  private boolean away;
  private long epoch;

  CrowdTest() {
    SplittableRandom seeds = new SplittableRandom(11);
    for (int i = 0; i < AGENTS; i++) {
      crowd.add(new AgentMachine(AgentPolicy.DEFAULT, seeds.split(), Fixtures.anOffer(), false));
    }
  }

  @Test
  void shouldComeSpreadOverAMinuteWhenTheRegistryWasNeverThere() {
    away = true;
    startAll();
    passUntil(OUTAGE_MS);
    away = false;
    passUntil(OUTAGE_MS + 65_000);

    assertThat(crowd).allMatch(agent -> agent.state().kind() == AgentState.Kind.REGISTERED);
    assertThat(mostInASecondFrom(OUTAGE_MS)).isLessThan(AGENTS / 10);
  }

  @Test
  void shouldAskSeldomWhileTheRegistryIsAway() {
    away = true;
    startAll();
    passUntil(OUTAGE_MS);

    int lastMinute =
        askedBySecond.entrySet().stream()
            .filter(second -> second.getKey() >= (OUTAGE_MS - 60_000) / 1_000)
            .mapToInt(Map.Entry::getValue)
            .sum();
    assertThat(lastMinute).isLessThan(4 * AGENTS);
  }

  @Test
  void shouldMakeSureSpreadOverFiveSecondsWhenTheRegistryComesBack() {
    startAll();
    passUntil(10_000);
    away = true;
    passUntil(40_000);
    assertThat(crowd).allMatch(AgentMachine::isIsolated);
    away = false;
    passUntil(60_000);

    assertThat(crowd).noneMatch(AgentMachine::isIsolated);
    assertThat(mostInASecondFrom(40_000)).isBetween(AGENTS / 10, AGENTS / 3);
  }

  private int mostInASecondFrom(long fromMs) {
    return askedBySecond.entrySet().stream()
        .filter(second -> second.getKey() >= fromMs / 1_000)
        .mapToInt(Map.Entry::getValue)
        .max()
        .orElse(0);
  }

  private void startAll() {
    crowd.forEach(agent -> perform(agent, agent.start(nowMs)));
  }

  private void passUntil(long untilMs) {
    while (nowMs < untilMs) {
      nowMs += STEP_MS;
      for (AgentMachine agent : crowd) {
        if (agent.dueMs() <= nowMs) {
          perform(agent, agent.tick(nowMs));
        }
      }
    }
  }

  private void perform(AgentMachine agent, List<Action> actions) {
    for (Action action : actions) {
      if (action instanceof Action.SendRegistration sent) {
        asked(agent, sent.registration());
      } else if (action instanceof Action.SendHeartbeat sent && !away) {
        beaten(agent, sent.heartbeat());
      }
    }
  }

  private void asked(AgentMachine agent, Registration asked) {
    askedBySecond.merge(nowMs / 1_000, 1, Integer::sum);
    if (away) {
      perform(agent, agent.undelivered(asked.requestId(), "away", nowMs));
      return;
    }
    boolean again = agent.state().kind() == AgentState.Kind.REGISTERED;
    Outcome outcome = again ? Outcome.AMENDED : Outcome.CREATED;
    perform(
        agent, agent.answered(Fixtures.accepted(asked, outcome, Fixtures.node(++epoch, 0)), nowMs));
  }

  private void beaten(AgentMachine agent, Heartbeat beat) {
    perform(agent, agent.acked(beat, nowMs));
  }
}
