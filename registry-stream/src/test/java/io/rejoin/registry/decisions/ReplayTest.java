package io.rejoin.registry.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.registry.decisions.wire.Output;
import org.junit.jupiter.api.Test;

/** The control log alone decides. */
final class ReplayTest {

  @Test
  void shouldSayTheSameAgainByteForByte() {
    LogScript story = LogScript.story();

    try (StageDriver live = new StageDriver();
        StageDriver replay = new StageDriver()) {
      live.pipe(story);
      replay.pipe(story);

      assertThat(replay.saidEverywhere()).isEqualTo(live.saidEverywhere()).hasSizeGreaterThan(60);
    }
  }

  @Test
  void shouldHaveSomethingToSayInEveryTopic() {
    try (StageDriver live = new StageDriver()) {
      live.pipe(LogScript.story());

      for (Output topic : Output.values()) {
        assertThat(live.said(topic)).as(topic.name()).isNotEmpty();
      }
    }
  }
}
