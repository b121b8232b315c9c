package io.rejoin.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.ManualTime;
import io.rejoin.runtime.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SurveyScheduleTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final FeedOptions OPTIONS = FeedOptions.STANDARD;

  private final ManualTime time = new ManualTime();
  private final SurveySchedule schedule =
      new SurveySchedule(OPTIONS, new TimeSource(time, time), new SplittableRandom(1));
  private final CompletableFuture<Survey> answer = new CompletableFuture<>();
  private int asked;

  @Test
  void shouldAskAtOnceAndNotTwiceWhenAnAnswerIsAwaited() {
    ask();
    ask();

    assertThat(asked).isEqualTo(1);
    assertThat(schedule.takeAnswered()).isEmpty();
    assertThat(schedule.untilDue(SECOND)).isEqualTo(SECOND);
  }

  @Test
  void shouldGiveTheAnswerOnceWhenItIsThere() {
    ask();
    answer.complete(new Survey(Map.of(), Map.of()));

    assertThat(schedule.takeAnswered()).contains(answer);
    assertThat(schedule.takeAnswered()).isEmpty();
  }

  @Test
  void shouldAskAgainAfterTheIntervalWhenAllIsWell() {
    schedule.askRegularly();
    ask();
    Duration wait = schedule.untilDue(Duration.ofHours(1));

    time.advance(OPTIONS.resurvey());
    ask();

    assertThat(wait).isEqualTo(OPTIONS.resurvey());
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void shouldLengthenThePauseWhenSomethingStaysInTheWay() {
    Duration longest = Duration.ZERO;
    for (int i = 0; i < 50; i++) {
      schedule.askAfterPause();
      Duration pause = schedule.untilDue(Duration.ofHours(1));
      longest = longest.compareTo(pause) > 0 ? longest : pause;
    }

    assertThat(longest).isBetween(SECOND, OPTIONS.backoff().max());
  }

  @Test
  void shouldAskAtOnceWhenTold() {
    schedule.askRegularly();

    schedule.askNow();

    assertThat(schedule.untilDue(SECOND)).isZero();
  }

  private void ask() {
    schedule.askIfDue(
        () -> {
          asked++;
          return answer;
        });
  }
}
