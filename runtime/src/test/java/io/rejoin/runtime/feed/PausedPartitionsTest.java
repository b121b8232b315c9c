package io.rejoin.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.ManualTime;
import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.runtime.time.TimeSource;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PausedPartitionsTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final TopicPartition NODES = new TopicPartition("nodes", 0);
  private static final TopicPartition ROUTES = new TopicPartition("routes", 0);

  private final ManualTime time = new ManualTime();
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  private final PausedPartitions paused =
      new PausedPartitions(
          consumer,
          new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(4)),
          new TimeSource(time, time),
          new SplittableRandom(2));

  @BeforeEach
  void assign() {
    consumer.assign(Set.of(NODES, ROUTES));
    consumer.seek(NODES, 9);
    consumer.seek(ROUTES, 9);
  }

  @Test
  void shouldGoBackToTheRecordAndPauseItsPartitionOnlyWhenItCannotBeRead() {
    paused.pause(NODES, 7);

    assertThat(consumer.paused()).containsExactly(NODES);
    assertThat(consumer.position(NODES)).isEqualTo(7);
    assertThat(consumer.position(ROUTES)).isEqualTo(9);
  }

  @Test
  void shouldResumeWhenThePauseIsOver() {
    paused.pause(NODES, 7);
    Duration pause = paused.untilDue(HOUR);

    time.advance(pause);
    paused.resumeDue();

    assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(consumer.paused()).isEmpty();
    assertThat(paused.untilDue(HOUR)).isEqualTo(HOUR);
  }

  @Test
  void shouldWaitLongerWhenTheSameRecordFailsAgainAndAgain() {
    Duration longest = Duration.ZERO;
    for (int i = 0; i < 50; i++) {
      paused.pause(NODES, 7);
      Duration pause = paused.untilDue(HOUR);
      longest = longest.compareTo(pause) > 0 ? longest : pause;
      time.advance(pause);
      paused.resumeDue();
    }

    assertThat(longest).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
  }

  @Test
  void shouldResumeAtOnceWhenForgotten() {
    paused.pause(NODES, 7);

    paused.forget(NODES);

    assertThat(consumer.paused()).isEmpty();
    assertThat(paused.untilDue(HOUR)).isEqualTo(HOUR);
  }

  @Test
  void shouldForgetQuietlyWhenThePartitionIsNoLongerRead() {
    paused.pause(NODES, 7);
    consumer.assign(Set.of(ROUTES));

    paused.forget(NODES);

    assertThat(paused.untilDue(HOUR)).isEqualTo(HOUR);
  }
}
