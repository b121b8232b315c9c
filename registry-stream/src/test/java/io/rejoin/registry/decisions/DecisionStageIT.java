package io.rejoin.registry.decisions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.decisions.wire.Output;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stage against a real broker: what comes out, take-over, kills. */
final class DecisionStageIT {

  private static final String APP = Fixtures.APPLICATION;

  @TempDir Path dir;
  private LiveCluster cluster;

  @BeforeEach
  void start() {
    cluster = new LiveCluster(dir);
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void shouldSayWhatTheControlLogSays() {
    // given
    LogScript story = LogScript.story().tick();

    // when
    try (RunningStage stage = new RunningStage(cluster.servers(), APP)) {
      stage.awaitActive();
      cluster.append(story.records().subList(1, story.size()));
      cluster.awaitMark(story.size() - 1);
    }

    // then
    assertThat(cluster.endOfControl()).isEqualTo(story.size());
    new Replay(cluster.control()).verify(cluster);
  }

  @Test
  void shouldWriteThePositionOnceACommitOnly() {
    // given
    LogScript burst = LogScript.begun();
    for (int i = 0; i < 3_000; i++) {
      burst.worker("worker-" + i, i);
    }
    burst.tick();

    // when
    try (RunningStage stage = new RunningStage(cluster.servers(), APP)) {
      stage.awaitActive();
      cluster.append(burst.records().subList(1, burst.size()));
      cluster.awaitMark(burst.size() - 1);
    }

    // then
    long written =
        cluster.readAll(APP + "-position-changelog", true).stream()
            .filter(record -> new String(record.key(), UTF_8).equals("@revision"))
            .count();
    assertThat(written).isBetween(1L, 200L);
  }

  @Test
  void shouldBeTakenOverByTheStandbyWhenItStops() {
    // given
    LogScript story = LogScript.story();
    int half = story.size() / 2;
    RunningStage first = new RunningStage(cluster.servers(), APP).awaitActive();
    try (RunningStage second = new RunningStage(cluster.servers(), APP)) {
      second.awaitStandby();
      cluster.append(story.records().subList(1, half));

      // when
      first.close();
      story.tick();
      cluster.append(story.records().subList(half, story.size()));

      // then
      cluster.awaitMark(story.size() - 1);
    }
    new Replay(cluster.control()).verify(cluster);
  }

  @Test
  void shouldBeTakenOverWhenItIsKilled() {
    // given
    LogScript story = LogScript.story();
    int half = story.size() / 2;
    StageProcess first = StageProcess.start(dir, cluster.servers(), APP);
    first.awaitActive();
    try (RunningStage second = new RunningStage(cluster.servers(), APP)) {
      second.awaitStandby();
      cluster.append(story.records().subList(1, half));
      Await.until(
          "something is said and not committed",
          () -> !cluster.said(Output.NODES, false).isEmpty());

      // when
      first.kill();
      story.tick();
      cluster.append(story.records().subList(half, story.size()));

      // then
      cluster.awaitMark(story.size() - 1);
    }
    new Replay(cluster.control()).verify(cluster);
  }
}
