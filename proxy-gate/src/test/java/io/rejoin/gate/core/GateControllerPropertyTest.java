package io.rejoin.gate.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateControllerPropertyTest {

  private static final int SCENARIOS = 120;
  private static final int DECISIONS = 40;

  @ParameterizedTest
  @EnumSource(Balance.class)
  void shouldEndAlikeWhateverTheOrderAndRepetitionOfRecords(Balance balance) {
    for (long seed = 0; seed < SCENARIOS; seed++) {
      List<UnaryOperator<GateView>> inOrder = History.of(seed, DECISIONS).records();
      Run straight = Run.of(balance).read(inOrder).reachEverything();
      Run crooked = Run.of(balance).read(shuffled(inOrder, seed)).reachEverything();

      for (String realm : History.REALMS) {
        assertThat(crooked.plane.assigned(realm))
            .as("backends of %s, seed %d", realm, seed)
            .isEqualTo(straight.plane.assigned(realm));
        assertThat(crooked.plane.acknowledged(realm))
            .as("revision of %s, seed %d", realm, seed)
            .isEqualTo(straight.plane.acknowledged(realm));
        assertThat(crooked.serves(realm))
            .as("service of %s, seed %d", realm, seed)
            .isEqualTo(straight.serves(realm));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Balance.class)
  void shouldLeaveNothingToAFencedEpochWhateverTheOrder(Balance balance) {
    for (long seed = 0; seed < SCENARIOS; seed++) {
      History history = History.of(seed, DECISIONS);
      Run run = Run.of(balance).read(shuffled(history.records(), seed)).reachEverything();

      for (String realm : History.REALMS) {
        assertThat(run.plane.connected(realm))
            .as("connections of %s, seed %d", realm, seed)
            .allMatch(backend -> backend.epoch() >= history.floor(backend.address()));
      }
    }
  }

  @Test
  void shouldOpenNoRealmBeforeTheTopicsAreReadToTheEnd() {
    for (long seed = 0; seed < SCENARIOS; seed++) {
      Run run = Run.of(Balance.ROUND_ROBIN);
      History.of(seed, DECISIONS).records().forEach(run.controller::change);

      assertThat(History.REALMS).as("seed %d", seed).noneMatch(run.plane::serves);
      assertThat(run.plane.acknowledged("realm1")).isNegative();
    }
  }

  @Test
  void shouldSayWhichRealmCannotBeServedAndWhy() {
    Run run = Run.of(Balance.LEADER).read(List.of());

    assertThat(run.controller.view().state("realm1", run.rules).unmet()).isNotEmpty();
    assertThat(run.controller.actual().realm("realm1").served()).isFalse();
  }

  /** All records, each up to three times, in any order. */
  private static List<UnaryOperator<GateView>> shuffled(
      List<UnaryOperator<GateView>> records, long seed) {
    SplittableRandom random = new SplittableRandom(~seed);
    List<UnaryOperator<GateView>> crooked = new ArrayList<>(records);
    records.forEach(
        record -> {
          for (int i = random.nextInt(3); i > 0; i--) {
            crooked.add(record);
          }
        });
    for (int i = crooked.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      UnaryOperator<GateView> other = crooked.get(j);
      crooked.set(j, crooked.get(i));
      crooked.set(i, other);
    }
    return crooked;
  }

  private record Run(GateRules rules, ModelPlane plane, GateController controller) {

    static Run of(Balance balance) {
      Map<String, Integer> ports = new TreeMap<>();
      History.REALMS.forEach(realm -> ports.put(realm, 0));
      GateRules rules =
          new GateRules(
              new TreeMap<>(ports),
              List.of("tcp"),
              balance,
              Opening.WAIT,
              OnUnserved.HOLD,
              AtDeadline.STAY_CLOSED,
              1);
      ModelPlane plane = new ModelPlane(balance);
      return new Run(rules, plane, new GateController(rules, plane));
    }

    /** Half before the end of the topics is reached, half after it. */
    Run read(List<UnaryOperator<GateView>> records) {
      int half = records.size() / 2;
      records.subList(0, half).forEach(controller::change);
      controller.change(GateView::withAllRead);
      records.subList(half, records.size()).forEach(controller::change);
      return this;
    }

    Run reachEverything() {
      for (String realm : History.REALMS) {
        List.copyOf(plane.assigned(realm))
            .forEach(backend -> controller.change(view -> view.reachedAt(backend)));
      }
      return this;
    }

    boolean serves(String realm) {
      return controller.view().state(realm, rules) instanceof RealmState.Ready
          && plane.serves(realm);
    }
  }
}
