package io.rejoin.registry.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.registry.decisions.recovery.StageHaltedException;
import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.ReservedKeys;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the group's offset leads, and where the store stands. */
final class LogOrderTest {

  private final LogScript story = LogScript.story();
  private final StageBench bench = new StageBench();

  @Test
  void shouldReadFromTheLogWhatTheGroupsOffsetHasPassed() {
    // given
    bench.start(story);
    bench.take(story, 0, 3);
    bench.commit();

    // when
    bench.start(story);
    bench.take(story, 9, story.size());

    // then
    assertThat(bench.heard()).isEqualTo(KillTest.undisturbed());
  }

  @Test
  void shouldReadALongWayOfTheLogInSlices() {
    // given
    LogScript longer = LogScript.begun().ticks(12_000);
    bench.start(longer);

    // when
    bench.take(longer, 12_000, 12_001);
    int afterOne = bench.heard().size();
    bench.take(longer, 12_001, 12_002);
    bench.commit();
    bench.start(longer);
    bench.take(longer, 12_001, 12_002);

    // then
    assertThat(marks()).startsWith("1", "2", "3").hasSize(12_001).doesNotHaveDuplicates();
    assertThat(afterOne).isLessThan(bench.heard().size() / 2);
  }

  private List<String> marks() {
    return bench.heard().stream()
        .filter(said -> said.topic() == Output.NODES && said.key().equals(ReservedKeys.MARK))
        .map(said -> said.header(Headers.REVISION))
        .toList();
  }

  @Test
  void shouldHaltWhenTheLogNoLongerHasWhatTheGroupsOffsetHasPassed() {
    bench.start(story);
    bench.topics().trimLog(4);

    assertThatThrownBy(() -> bench.take(story, 9, 10))
        .isInstanceOf(StageHaltedException.class)
        .hasMessageContaining("at offset 0 next, but it is the one at 4");
    assertThat(bench.heard()).isEmpty();
  }

  @Test
  void shouldHaltWhenTheLogHasNothingOfWhatTheGroupsOffsetHasPassed() {
    bench.start(story);
    bench.topics().trimLog(9);

    assertThatThrownBy(() -> bench.take(story, 9, 10))
        .isInstanceOf(StageHaltedException.class)
        .hasMessageContaining("at offset 0 next, but it is the one at 9");
  }

  @Test
  void shouldHaltAtAHole() {
    bench.start(story);
    bench.take(story, 0, 3);

    assertThatThrownBy(() -> bench.take(story, 5, 6))
        .isInstanceOf(StageHaltedException.class)
        .hasMessageContaining("at offset 3 next, but it is the one at 5")
        .hasMessageContaining("rejoin topics create");
  }

  @Test
  void shouldHaltWhenTheLogIsCutOffWhileItReads() {
    bench.start(story);
    bench.take(story, 0, 6);

    assertThatThrownBy(() -> bench.take(story, 2, 3))
        .isInstanceOf(StageHaltedException.class)
        .hasMessageContaining("went back to 2");
  }
}
