package io.rejoin.registry.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever decides again says the same: at every point of a story the stage is killed with work not
 * committed, and another one goes on from the last commit.
 */
final class KillTest {

  private static final LogScript STORY = LogScript.story();

  static IntStream points() {
    return IntStream.rangeClosed(0, STORY.size());
  }

  static List<Utterance> undisturbed() {
    StageBench bench = new StageBench();
    bench.start(STORY);
    bench.take(STORY, 0, STORY.size());
    return bench.heard();
  }

  @ParameterizedTest
  @MethodSource("points")
  void shouldSayTheSameAfterAKill(int committed) {
    // given
    StageBench bench = new StageBench();
    int killed = Math.min(STORY.size(), committed + 5);
    bench.start(STORY);
    bench.take(STORY, 0, committed);
    bench.commit();
    bench.take(STORY, committed, killed);

    // when
    bench.start(STORY);
    bench.take(STORY, committed, STORY.size());

    // then
    assertThat(onceEach(bench.heard())).isEqualTo(undisturbed());
  }

  @ParameterizedTest
  @MethodSource("points")
  void shouldSkipWhatItHasDecidedWhenTheGroupsOffsetsAreLost(int committed) {
    // given
    StageBench bench = new StageBench();
    bench.start(STORY);
    bench.take(STORY, 0, committed);
    bench.commit();

    // when
    bench.start(STORY);
    bench.take(STORY, 0, STORY.size());

    // then
    assertThat(bench.heard()).isEqualTo(undisturbed());
  }

  @ParameterizedTest
  @MethodSource("points")
  void shouldGoOnWhereItStoodWhenItsStoresAreLost(int committed) {
    // given
    StageBench bench = new StageBench();
    bench.start(STORY);
    bench.take(STORY, 0, committed);
    bench.commit();
    Map<String, byte[]> before = Map.copyOf(bench.stored());

    // when
    bench.loseStores();
    bench.start(STORY);
    Map<String, byte[]> rebuilt = Map.copyOf(bench.stored());
    bench.take(STORY, 0, STORY.size());

    // then
    if (committed > 1) {
      assertThat(rebuilt).containsExactlyInAnyOrderEntriesOf(before);
    }
    assertThat(onceEach(bench.heard())).isEqualTo(undisturbed());
  }

  @ParameterizedTest
  @MethodSource("points")
  void shouldReadWhatLiesBetweenWhenItsStoresAreLostAndTheGroupsOffsetIsNot(int committed) {
    // given
    StageBench bench = new StageBench();
    bench.start(STORY);
    bench.take(STORY, 0, committed);
    bench.commit();

    // when
    bench.loseStores();
    bench.start(STORY);
    bench.take(STORY, committed, STORY.size());

    // then
    assertThat(onceEach(bench.heard())).isEqualTo(undisturbed());
  }

  @ParameterizedTest
  @MethodSource("points")
  void shouldReadWhatLiesBetweenWhenItIsKilledBehindItsRebuilding(int committed) {
    // given
    StageBench bench = new StageBench();
    bench.start(STORY);
    bench.take(STORY, 0, committed);
    bench.commit();
    bench.loseStores();
    bench.start(STORY);
    bench.commit();

    // when
    bench.start(STORY);
    bench.take(STORY, committed, STORY.size());

    // then
    assertThat(onceEach(bench.heard())).isEqualTo(undisturbed());
  }

  /** Drops repetitions; fails if one differs from what was said first. */
  static List<Utterance> onceEach(List<Utterance> heard) {
    Map<String, Utterance> first = new LinkedHashMap<>();
    for (Utterance said : heard) {
      Utterance before = first.putIfAbsent(said.place(), said);
      assertThat(before == null ? said : before).isEqualTo(said);
    }
    return List.copyOf(first.values());
  }
}
