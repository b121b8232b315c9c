package io.rejoin.registry.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.registry.decisions.recovery.Recovered;
import io.rejoin.registry.decisions.recovery.StageHaltedException;
import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.schemas.input.Command;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.ReservedKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is seen to before the first input. */
final class RecoveryTest {

  private final LogScript story = LogScript.story();
  private final StageBench bench = new StageBench();

  private void runAll() {
    bench.start(story);
    bench.take(story, 0, story.size());
    bench.commit();
    bench.heard().clear();
  }

  @Test
  void shouldBeginAtTheFirstRecordOfAFreshCluster() {
    Recovered recovered = bench.start(LogScript.begun());

    assertThat(recovered.nextOffset()).isZero();
    assertThat(recovered.hasWritten()).isFalse();
  }

  @Test
  void shouldRebuildFromCompactedTopics() {
    // given
    runAll();
    List<String> before = List.copyOf(bench.stored().keySet());
    Output.STATE.forEach(topic -> bench.topics().compact(topic));

    // when
    bench.loseStores();
    Recovered recovered = bench.start(story);

    // then
    assertThat(recovered.rebuilt()).isTrue();
    assertThat(recovered.hasWritten()).isTrue();
    assertThat(recovered.nextOffset()).isEqualTo(story.size());
    assertThat(bench.stored().keySet()).containsExactlyElementsOf(before);
  }

  @Test
  void shouldRebuildThoughTheControlLogHasForgottenWhatIsOld() {
    // given
    story.tick();
    runAll();
    bench.topics().trimLog(story.size());

    // when
    bench.loseStores();
    Recovered recovered = bench.start(story);

    // then
    assertThat(recovered.rebuilt()).isTrue();
    assertThat(recovered.nextOffset()).isEqualTo(story.size());
  }

  @Test
  void shouldHaltWhenTheControlLogHasForgottenWhatComesNext() {
    LogScript longer = LogScript.begun().worker("w", 1).tick().worker("v", 2).worker("u", 3);
    bench.start(longer);
    bench.take(longer, 0, 4);
    bench.commit();
    bench.topics().trimLog(5);

    assertThatThrownBy(() -> bench.start(longer))
        .isInstanceOf(StageHaltedException.class)
        .hasMessageContaining("Expected test.control to go on at offset 4")
        .hasMessageContaining("begins at 5")
        .hasMessageContaining("rejoin topics create");
  }

  @Test
  void shouldHaltWhenTheControlLogIsShorterThanTheStore() {
    runAll();
    LogScript shorter = LogScript.begun().worker("w", 1);

    assertThatThrownBy(() -> bench.start(shorter))
        .isInstanceOf(StageHaltedException.class)
        .hasMessageContaining("it ends before 3");
  }

  @Test
  void shouldHaltBeforeAnythingIsSaidWhenRulesNeedANewerProgram() {
    LogScript newer = LogScript.begun().worker("w", 1).rulesOfLevel(Rules.LEVEL + 1).worker("v", 2);
    bench.start(newer);
    bench.take(newer, 0, 3);
    int heard = bench.heard().size();

    assertThatThrownBy(() -> bench.take(newer, 3, 5))
        .isInstanceOf(StageHaltedException.class)
        .hasMessageContaining("Expected rules of level 1 at most")
        .hasMessageContaining("need level 2: start a newer rejoin here");
    assertThat(bench.heard()).hasSize(heard);
  }

  @Test
  void shouldHaltWhenAnotherLogDoesNotBeginAboveWhatIsKnown() {
    runAll();

    assertThatThrownBy(() -> bench.start(story.madeAnew(5)))
        .isInstanceOf(StageHaltedException.class)
        .hasMessageContaining("another log, whose base is 5");
  }

  @Test
  void shouldGoOnInALogMadeAnewAboveAllThatIsKnown() {
    // given
    runAll();
    LogScript anew = story.madeAnew(1_000_000).worker("w", 20);

    // when
    Recovered recovered = bench.start(anew);
    bench.take(anew, 0, anew.size());

    // then
    assertThat(recovered.nextOffset()).isZero();
    assertThat(bench.stored().keySet()).contains("n/worker-2", "n/w");
    assertThat(bench.heard())
        .filteredOn(said -> said.topic() == Output.NODES)
        .extracting(said -> said.header(Headers.REVISION))
        .containsExactly("1000001");
  }

  @Test
  void shouldRebuildBesideALogMadeAnew() {
    // given
    runAll();
    LogScript anew = story.madeAnew(1_000_000).worker("w", 20);

    // when
    bench.loseStores();
    bench.start(anew);
    bench.take(anew, 0, anew.size());

    // then
    assertThat(bench.stored().keySet()).contains("n/worker-2", "n/w");
    assertThat(bench.heard())
        .filteredOn(said -> said.topic() == Output.RESULTS)
        .extracting(said -> said.header(Headers.CAUSE))
        .containsExactly("NodeCreated");
  }

  @Test
  void shouldRebuildBehindTheFirstRecordsOfALogMadeAnew() {
    // given
    runAll();
    LogScript anew = story.madeAnew(1_000_000).worker("w", 20).worker("v", 21);
    bench.start(anew);
    bench.take(anew, 0, 2);
    bench.commit();
    bench.heard().clear();

    // when
    bench.loseStores();
    Recovered recovered = bench.start(anew);
    bench.take(anew, 2, 3);

    // then
    assertThat(recovered.nextOffset()).isEqualTo(2);
    assertThat(bench.stored().keySet()).contains("n/worker-2", "n/w", "n/v");
  }

  @Test
  void shouldKeepAClusterIpThatWaitsWhenStateIsAheadOfTheMark() {
    // given: a registration that is refused at the mark, and would not be with nodes as they end
    LogScript full = crowded().moved("late", 900, 1, "10.9.9.9").tick();
    full.router("late", 901, "10.9.9.8").order(Command.Order.REMOVE, "router-0").tick();
    bench.start(full);
    bench.take(full, 0, full.size() - 1);
    bench.commit();

    // when
    bench.loseStores();
    bench.start(full);
    bench.take(full, full.size() - 1, full.size());

    // then
    StageBench undisturbed = new StageBench();
    undisturbed.start(full);
    undisturbed.take(full, 0, full.size());
    assertThat(lastMark(bench)).isEqualTo(lastMark(undisturbed));
  }

  private static Utterance lastMark(StageBench bench) {
    return bench.heard().get(bench.heard().size() - 1);
  }

  private static LogScript crowded() {
    LogScript crowded = LogScript.begun();
    for (int i = 0; i < Rules.DEFAULT.routersPerRealm(); i++) {
      crowded.router("router-" + i, i, "10.0.%d.%d".formatted(i / 200, i % 200 + 1));
    }
    return crowded;
  }

  @Test
  void shouldTakeStateAsItIsWhenTheCleanerHasTakenWhatItWasAtTheMark() {
    // given
    LogScript back = LogScript.begun().worker("worker-1", 1).tick().worker("worker-1", 2).tick();
    bench.start(back);
    bench.take(back, 0, back.size() - 1);
    bench.commit();
    Map<String, byte[]> before = Map.copyOf(bench.stored());
    Output.STATE.forEach(topic -> bench.topics().compact(topic));

    // when
    bench.loseStores();
    Recovered recovered = bench.start(back);

    // then
    assertThat(recovered.nextOffset()).isEqualTo(back.size() - 1);
    assertThat(bench.stored()).containsExactlyInAnyOrderEntriesOf(before);
  }

  @Test
  void shouldDecideTheLogAgainWhenTopicsTellDifferentStories() {
    // given
    runAll();
    bench.topics().empty(Output.ROUTES);

    // when
    bench.loseStores();
    Recovered recovered = bench.start(story);
    bench.take(story, 0, story.size());

    // then
    assertThat(recovered.rebuilt()).isFalse();
    assertThat(recovered.nextOffset()).isZero();
    assertThat(bench.heard()).isEqualTo(KillTest.undisturbed());
  }

  @Test
  void shouldHaltWhenTopicsTellDifferentStoriesAndTheLogIsNotWhole() {
    runAll();
    bench.topics().empty(Output.ROUTES);
    bench.topics().trimLog(2);
    bench.loseStores();

    assertThatThrownBy(() -> bench.start(story))
        .isInstanceOf(StageHaltedException.class)
        .hasMessageContaining("the latest marks of nodes, leaders and routes to be one");
  }

  @Test
  void shouldWriteALostTopicAnewAtTheOldRevisions() {
    // given
    runAll();
    var lost = List.copyOf(bench.topics().topic(Output.NODES));
    bench.topics().empty(Output.NODES);

    // when
    Recovered recovered = bench.start(story);

    // then
    assertThat(recovered.rewritings()).hasSize(1);
    assertThat(bench.heard()).allMatch(said -> said.topic() == Output.NODES);
    assertThat(bench.heard())
        .filteredOn(said -> !said.isTombstone())
        .extracting(said -> Long.parseLong(said.header(Headers.REVISION)))
        .isSorted()
        .hasSize((int) bench.stored().keySet().stream().filter(k -> k.startsWith("n/")).count());
    for (Utterance said : bench.heard()) {
      if (!said.isTombstone()) {
        assertThat(lost).anyMatch(one -> said.value().equals(Utterance.of(one, 0).value()));
      }
    }
  }

  @Test
  void shouldMarkATopicThatWasWrittenAnewLast() {
    runAll();
    bench.topics().empty(Output.ROUTES);

    bench.start(story);

    Utterance last = bench.heard().get(bench.heard().size() - 1);
    assertThat(last.key()).isEqualTo(ReservedKeys.MARK);
    assertThat(last.header(Headers.REVISION)).isEqualTo(String.valueOf(story.size() - 1));
  }

  @Test
  void shouldWriteATopicAnewOnce() {
    runAll();
    bench.topics().empty(Output.LEADERS);
    bench.start(story);
    bench.commit();

    assertThat(bench.start(story).rewritings()).isEmpty();
  }

  @Test
  void shouldRemoveFromAnOldTopicWhatIsNoMore() {
    // given: a backup from before worker-1 was removed
    LogScript removal = LogScript.begun().worker("worker-1", 1).worker("worker-2", 2).tick();
    bench.start(removal);
    bench.take(removal, 0, removal.size());
    bench.commit();
    int backup = bench.topics().topic(Output.NODES).size();
    removal.order(Command.Order.REMOVE, "worker-1").tick();
    bench.take(removal, removal.size() - 2, removal.size());
    bench.commit();
    bench.topics().cut(Output.NODES, backup);
    bench.heard().clear();

    // when
    bench.start(removal);

    // then
    assertThat(bench.heard())
        .extracting(said -> said.key() + (said.isTombstone() ? " gone" : " said"))
        .containsExactly("worker-2 said", "worker-1 gone", "@mark gone");
  }
}
