package io.rejoin.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.junit.jupiter.api.Test;

final class KafkaCallsTest {

  private final KafkaCalls calls = new KafkaCalls(Duration.ofMillis(20));

  @Test
  void shouldGiveTheAnswer() {
    assertThat(calls.await("a number", CompletableFuture.completedFuture(7))).isEqualTo(7);
  }

  @Test
  void shouldSayWhoWasAskedWhenThereIsNoAnswer() {
    assertThatThrownBy(() -> calls.await("the brokers", new CompletableFuture<>()))
        .isInstanceOf(TimeoutException.class)
        .hasMessage(
            "Expected Kafka to answer for the brokers within PT0.02S, but it did not; is it"
                + " reachable?");
  }

  @Test
  void shouldThrowWhatKafkaRefusedWith() {
    TopicExistsException refusal = new TopicExistsException("t");

    assertThatThrownBy(() -> calls.await("t", CompletableFuture.failedFuture(refusal)))
        .isSameAs(refusal);
  }

  @Test
  void shouldKeepTheCauseOfAnyOtherFailure() {
    IllegalStateException failure = new IllegalStateException("closed");

    assertThatThrownBy(() -> calls.await("t", CompletableFuture.failedFuture(failure)))
        .isInstanceOf(KafkaException.class)
        .hasMessage("Expected Kafka to answer for t, but it failed")
        .hasCause(failure);
  }

  @Test
  void shouldStopWaitingAndStayInterruptedWhenInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> calls.await("t", new CompletableFuture<>()))
        .isInstanceOf(InterruptException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
