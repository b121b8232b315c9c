package io.rejoin.runtime.feed;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks by Kafka's admin client. Ends are high watermarks: a consumer's own end offset stands still
 * behind an open transaction, and a scan up to there would miss what is already committed.
 *
 * <p>Answers are put together on the admin client's thread, or on the caller's when they are there
 * at once.
 */
final class AdminSurveyor implements Surveyor {

  private final Admin admin;
  private final int timeoutMs;

  AdminSurveyor(Admin admin, Duration timeout) {
    this.admin = admin;
    this.timeoutMs = Math.toIntExact(timeout.toMillis());
  }

  @Override
  public CompletableFuture<Survey> survey(Map<String, Optional<TopicShape>> known) {
    Map<String, String> problems = new ConcurrentHashMap<>();
    return describe(known, problems)
        .thenCompose(shapes -> measure(shapes, known))
        .thenApply(found -> new Survey(found, problems));
  }

  @Override
  public void close() {
    admin.close(Duration.ofMillis(timeoutMs));
  }

  private CompletableFuture<Map<String, TopicShape>> describe(
      Map<String, Optional<TopicShape>> known, Map<String, String> problems) {
    Map<String, TopicShape> shapes = new ConcurrentHashMap<>();
    CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
    var options = new DescribeTopicsOptions().timeoutMs(timeoutMs);
    var answers = admin.describeTopics(known.keySet(), options).topicNameValues();
    for (var answer : answers.entrySet()) {
      String topic = answer.getKey();
      CompletableFuture<Void> noted =
          future(answer.getValue())
              .handle(
                  (described, failure) -> {
                    if (failure == null) {
                      shapes.put(topic, shape(described));
                    } else {
                      problems.put(topic, problem(topic, failure));
                    }
                    return null;
                  });
      all = all.thenCompose(before -> noted);
    }
    return all.thenApply(done -> shapes);
  }

  private CompletableFuture<Map<String, TopicSurvey>> measure(
      Map<String, TopicShape> shapes, Map<String, Optional<TopicShape>> known) {
    Map<String, TopicSurvey> found = new ConcurrentHashMap<>();
    CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
    for (var entry : shapes.entrySet()) {
      String topic = entry.getKey();
      TopicShape shape = entry.getValue();
      CompletableFuture<Map<Integer, Bounds>> bounds =
          known.get(topic).equals(Optional.of(shape))
              ? CompletableFuture.completedFuture(Map.of())
              : bounds(topic, shape.partitions());
      CompletableFuture<Void> noted =
          bounds.thenAccept(asked -> found.put(topic, new TopicSurvey(shape, asked)));
      all = all.thenCompose(before -> noted);
    }
    return all.thenApply(done -> found);
  }

  private CompletableFuture<Map<Integer, Bounds>> bounds(String topic, int partitions) {
    return offsets(topic, partitions, OffsetSpec.earliest())
        .thenCombine(
            offsets(topic, partitions, OffsetSpec.latest()),
            (begins, ends) -> {
              Map<Integer, Bounds> bounds = new HashMap<>();
              begins.forEach((p, begin) -> bounds.put(p, new Bounds(begin, ends.get(p))));
              return bounds;
            });
  }

  private CompletableFuture<Map<Integer, Long>> offsets(
      String topic, int partitions, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      asked.put(new TopicPartition(topic, partition), spec);
    }
    var options = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED).timeoutMs(timeoutMs);
    return future(admin.listOffsets(asked, options).all())
        .thenApply(
            answers -> {
              Map<Integer, Long> offsets = new HashMap<>();
              answers.forEach((tp, answer) -> offsets.put(tp.partition(), answer.offset()));
              return offsets;
            });
  }

  private static TopicShape shape(TopicDescription topic) {
    return new TopicShape(topic.topicId(), topic.partitions().size());
  }

  /** A problem of this topic alone, in words; any other failure is one of the whole survey. */
  private static String problem(String topic, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof UnknownTopicOrPartitionException) {
      return "Expected topic %s to exist, but it doesn't. Create it: rejoin topics create"
          .formatted(topic);
    }
    if (cause instanceof TopicAuthorizationException) {
      return "Expected to be allowed to read topic %s, but the brokers refuse. Grant READ"
          .formatted(topic);
    }
    if (cause instanceof InvalidTopicException) {
      return "Expected a topic name that Kafka allows, but it refuses %s".formatted(topic);
    }
    throw new CompletionException(cause);
  }

  private static <T> CompletableFuture<T> future(KafkaFuture<T> answer) {
    return answer.toCompletionStage().toCompletableFuture();
  }
}
