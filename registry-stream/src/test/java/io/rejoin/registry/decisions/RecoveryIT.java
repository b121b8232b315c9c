package io.rejoin.registry.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.decisions.wire.LogRecord;
import io.rejoin.registry.decisions.wire.Output;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody breaks while the registry is away, on a real broker. */
final class RecoveryIT {

  private static final String APP = Fixtures.APPLICATION;

  @TempDir Path dir;
  private LiveCluster cluster;
  private final LogScript story = LogScript.story();
  private int appended = 1;

  @BeforeEach
  void start() {
    cluster = new LiveCluster(dir);
    decideMore(APP);
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  /** Runs the stage over what the story has so far, and a tick. */
  private void decideMore(String application) {
    story.tick();
    List<LogRecord> next = story.records().subList(appended, story.size());
    appended = story.size();
    cluster.append(next);
    try (RunningStage stage = new RunningStage(cluster.servers(), application)) {
      stage.awaitActive();
      cluster.awaitMark(story.size() - 1);
    }
  }

  /** What a compacted topic comes to. */
  private Map<String, String> table(Output topic) {
    Map<String, String> table = new LinkedHashMap<>();
    for (Utterance said : cluster.said(topic, true)) {
      table.remove(said.key());
      if (!said.isTombstone()) {
        table.put(said.key(), said.value());
      }
    }
    return table;
  }

  @Test
  void shouldRebuildItselfUnderANewApplicationId() {
    // when
    story.worker("worker-9", 90);
    decideMore("another-application");

    // then
    new Replay(cluster.control()).verify(cluster);
  }

  @Test
  void shouldRebuildItselfThoughTheControlLogIsTrimmed() {
    // given
    List<LogRecord> whole = cluster.control();
    cluster.trimControl(story.size());

    // when
    story.worker("worker-9", 90);
    decideMore("another-application");

    // then
    List<LogRecord> log = new java.util.ArrayList<>(whole);
    log.addAll(cluster.control());
    new Replay(log).verify(cluster);
  }

  @Test
  void shouldWriteATopicAnewThatWasDeleted() {
    // given
    Map<String, String> before = table(Output.NODES);
    cluster.deleteTopic(Fixtures.TOPICS.nodes());
    cluster.createTopics();

    // when
    decideMore(APP);

    // then
    assertThat(table(Output.NODES)).containsExactlyInAnyOrderEntriesOf(before);
    assertThat(cluster.said(Output.NODES, true))
        .extracting(said -> Long.parseLong(said.header("rejoin-revision")))
        .isSorted();
  }

  @Test
  void shouldSkipWhatItKnowsWhenTheGroupsOffsetsAreLost() {
    // given
    LiveCluster.await(cluster.admin().deleteConsumerGroups(List.of(APP)).all());

    // when
    story.worker("worker-9", 90);
    decideMore(APP);

    // then
    new Replay(cluster.control()).verify(cluster);
    assertThat(cluster.said(Output.NODES, true))
        .extracting(Utterance::place)
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldReadFromTheLogWhatTheGroupsOffsetWasMovedBeyond() {
    // given
    int next = story.size();
    story.worker("worker-9", 90).worker("worker-10", 100);
    cluster.append(story.records().subList(next, story.size()));
    appended = story.size();
    cluster.moveOffset(APP, next + 1);

    // when
    decideMore(APP);

    // then
    new Replay(cluster.control()).verify(cluster);
    assertThat(table(Output.NODES)).containsKeys("worker-9", "worker-10");
  }

  @Test
  void shouldHaltWhenTheLogNoLongerHasWhatTheGroupsOffsetWasMovedBeyond() {
    // given
    int next = story.size();
    story.worker("worker-9", 90).tick();
    cluster.append(story.records().subList(next, story.size()));
    cluster.moveOffset(APP, next + 1);
    cluster.trimControl(next + 1);

    // when
    try (RunningStage stage = new RunningStage(cluster.servers(), APP)) {
      // then
      assertThat(stage.awaitHalt())
          .hasMessageContaining("to go on at offset %d", next)
          .hasMessageContaining("it begins at %d: records are gone", next + 1);
    }
  }

  @Test
  void shouldGoOnInAControlLogThatWasMadeAnew() {
    // given
    Map<String, String> before = table(Output.NODES);
    cluster.deleteTopic(Fixtures.TOPICS.control());
    cluster.createTopics();
    LogScript anew = story.madeAnew(1_000_000).worker("worker-9", 90).tick();

    // when
    cluster.append(anew.records().subList(1, anew.size()));
    try (RunningStage stage = new RunningStage(cluster.servers(), APP)) {
      stage.awaitActive();
      cluster.awaitMark(1_000_000 + anew.size() - 1);
    }

    // then
    assertThat(table(Output.NODES)).containsAllEntriesOf(before).containsKey("worker-9");
  }
}
