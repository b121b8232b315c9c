package io.rejoin.registry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.gate.core.Backend;
import io.rejoin.schemas.state.Condition;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Position;
import io.rejoin.schemas.state.Routes;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What must hold in the end, after bad times and a while of good ones. */
final class Outcomes {

  /** Term and two ticks of a heartbeat partition, in steps of half a second. */
  private static final int TERM_STEPS = (8_000 + 2 * 250) / 500;

  private final Scenario scenario;
  private final World world;
  private final Crowd crowd;

  Outcomes(Scenario scenario) {
    this.scenario = scenario;
    this.world = scenario.world();
    this.crowd = scenario.crowd();
  }

  /** 3, 10: every good input was taken once; every bad one is kept in dead-letters. */
  void everyInputHasAnEnd() {
    world.settle();
    Map<Position.Source, Integer> taken = taken();
    Set<Position.Source> kept = kept();
    for (String topic : Wire.TOPICS.intake()) {
      for (int partition = 0; partition < world.broker().partitionsOf(topic); partition++) {
        for (Entry entry : world.broker().log(topic, partition).entries()) {
          hasAnEnd(entry, new Position.Source(topic, partition, entry.offset()), taken, kept);
        }
      }
    }
  }

  private static void hasAnEnd(
      Entry entry,
      Position.Source at,
      Map<Position.Source, Integer> taken,
      Set<Position.Source> kept) {
    if (Traffic.isBad(entry)) {
      assertThat(kept).as("10: dead letter of %s in %s", entry, at).contains(at);
    } else if (entry.value() != null) {
      Position.Source source =
          new Position.Source(IntakeGroup.topicId(at.topicId()), at.partition(), at.offset());
      assertThat(taken.get(source)).as("3: times that %s of %s was taken", entry, at).isEqualTo(1);
    }
  }

  private Map<Position.Source, Integer> taken() {
    Map<Position.Source, Integer> taken = new HashMap<>();
    for (Verdicts.Verdict verdict : world.verdicts().all()) {
      if (verdict.isTaken() && verdict.arrival().source() != null) {
        taken.merge(verdict.arrival().source(), 1, Integer::sum);
      }
    }
    return taken;
  }

  private Set<Position.Source> kept() {
    Set<Position.Source> kept = new HashSet<>();
    for (Entry letter : world.broker().log(Wire.TOPICS.deadLetters(), 0).entries()) {
      String topic = RecordHeaders.text(letter.headers(), Headers.DEAD_TOPIC);
      long partition = RecordHeaders.number(letter.headers(), Headers.DEAD_PARTITION, -1);
      long offset = RecordHeaders.number(letter.headers(), Headers.DEAD_OFFSET, -1);
      kept.add(new Position.Source(topic, (int) partition, offset));
    }
    return kept;
  }

  /** 4: who beats is there, whatever was said of it; who does not is gone, or shown as withheld. */
  void theLivingStandAndTheDeadAreGone() {
    Set<Object> living = new HashSet<>();
    for (Agent agent : crowd.agents()) {
      living.add(agent.incarnation());
      Node node = world.state().nodes().get(agent.address());
      assertThat(agent.isRegistered()).as("8: %s has its answer", agent.address()).isTrue();
      assertThat(node).as("3: node %s", agent.address()).isNotNull();
      assertThat(node.stay().incarnation()).as("3: incarnation").isEqualTo(agent.incarnation());
      assertThat(node.condition().ended()).as("4: end of %s", node).isNull();
      assertThat(node.condition().isSuspect())
          .as("4: %s beats, so it is not suspect", node)
          .isFalse();
    }
    for (Node node : world.state().nodes().values()) {
      Condition condition = node.condition();
      if (!living.contains(node.stay().incarnation())) {
        assertThat(condition.ended() != null || condition.withheld() != null)
            .as("4: %s is silent for a term, so it is gone or shown as withheld", node)
            .isTrue();
      }
    }
  }

  /** 4: one that dies now is expired a term and two ticks after its last beat at the latest. */
  void oneThatDiesExpires() {
    Agent victim = crowd.any();
    if (victim != null) {
      victim.die();
      scenario.rest(TERM_STEPS);
      Node node = world.state().nodes().get(victim.address());
      assertThat(node.condition().ended() != null || node.condition().withheld() != null)
          .as("4: %s died a term ago", node)
          .isTrue();
    }
  }

  /** 2, 6: every gate stands where the routes lead. */
  void gatesStandWhereTheRoutesLead() {
    for (Gate gate : crowd.gates().values()) {
      for (String realm : Gate.REALMS) {
        Routes routes = world.state().routes().get(realm);
        Map<String, Long> wanted = new TreeMap<>();
        if (routes != null) {
          routes.routes().forEach(route -> wanted.put(route.address(), route.epoch()));
        }
        Map<String, Long> actual = new TreeMap<>();
        for (Backend backend : gate.plane().assigned(realm)) {
          actual.put(backend.address(), backend.epoch());
        }
        assertThat(wanted.entrySet())
            .as("6: backends of %s at a gate", realm)
            .containsAll(actual.entrySet());
        assertThat(actual.isEmpty() && gate.plane().letsThrough(realm))
            .as("9: clients of %s are let through to nobody", realm)
            .isFalse();
      }
    }
  }
}
