package io.rejoin.schemas.topic;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Waits for what was asked of Kafka.
 *
 * @param timeout for each answer
 */
record KafkaCalls(Duration timeout) {

  /**
   * The answer.
   *
   * @param asked for whom it concerns, as in "the topics' configuration"
   * @throws KafkaException when there is none: {@link TimeoutException} when Kafka can't be reached
   */
  <T> T await(String asked, Future<T> answer) {
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new TimeoutException(
          "Expected Kafka to answer for %s within %s, but it did not; is it reachable?"
              .formatted(asked, timeout),
          e);
    } catch (ExecutionException e) {
      throw failure(asked, e.getCause());
    }
  }

  <T> T await(String asked, KafkaFuture<T> answer) {
    return await(asked, answer.toCompletionStage().toCompletableFuture());
  }

  private static KafkaException failure(String asked, Throwable cause) {
    return cause instanceof KafkaException kafka
        ? kafka
        : new KafkaException("Expected Kafka to answer for " + asked + ", but it failed", cause);
  }
}
