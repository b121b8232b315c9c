package io.rejoin.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StopSignalTest {

  private static final TopicPartition NODES = new TopicPartition("nodes", 0);

  private final StopSignal stop = new StopSignal();
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");

  @Test
  void shouldEndAPauseWhenWoken() {
    stop.wake();

    stop.pause(Duration.ofDays(1));

    assertThat(stop.isRequested()).isFalse();
  }

  @Test
  void shouldEndAPollWhenRequestedToStop() {
    consumer.assign(Set.of(NODES));
    stop.attach(consumer);

    stop.request();

    assertThat(stop.isRequested()).isTrue();
    assertThatThrownBy(() -> consumer.poll(Duration.ZERO)).isInstanceOf(WakeupException.class);
  }

  @Test
  void shouldLeaveAConsumerAloneWhenItIsDetached() {
    consumer.assign(Set.of(NODES));
    consumer.seek(NODES, 0);
    stop.attach(consumer);
    stop.detach();

    stop.wake();

    assertThat(consumer.poll(Duration.ZERO)).isEmpty();
  }

  @Test
  void shouldStopWhenItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();

    stop.pause(Duration.ofDays(1));

    assertThat(stop.isRequested()).isTrue();
    assertThat(Thread.interrupted()).isTrue();
  }
}
