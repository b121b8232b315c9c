package io.rejoin.runtime.feed;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Keeps the consumer's partitions and positions in step with what the followers want to read. */
final class FeedAssignment {

  /** Before every offset. */
  private static final long UNSURE = -1;

  private final Consumer<byte[], byte[]> consumer;
  private final PausedPartitions paused;
  private final List<TopicFollower<?>> followers;

  FeedAssignment(
      Consumer<byte[], byte[]> consumer,
      PausedPartitions paused,
      List<TopicFollower<?>> followers) {
    this.consumer = consumer;
    this.paused = paused;
    this.followers = followers;
  }

  boolean isEmpty() {
    return consumer.assignment().isEmpty();
  }

  /** Shows a survey to every follower, and begins the scans that follow from it. */
  void place(Survey survey) {
    followers.forEach(follower -> place(follower, survey));
  }

  /** Hands each follower what was read of its topic. */
  void handOn(ConsumerRecords<byte[], byte[]> records) {
    for (TopicFollower<?> follower : followers) {
      follower.partitions().forEach(number -> handOn(follower, number, records));
      advance(follower);
      follower.show();
      if (records.records(follower.topic()).iterator().hasNext()) {
        follower.report();
      }
    }
  }

  /** Stops reading the topics of these partitions until a survey places them anew. */
  void displace(Set<TopicPartition> partitions, String why) {
    Set<String> topics = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
    followers.stream()
        .filter(follower -> topics.contains(follower.topic()))
        .forEach(follower -> displace(follower, why));
  }

  /** Stops reading all topics until a survey places them anew. */
  void displaceAll(String why) {
    followers.forEach(follower -> displace(follower, why));
  }

  private void place(TopicFollower<?> follower, Survey survey) {
    TopicSurvey found = survey.found().get(follower.topic());
    if (found == null) {
      follower.displace(survey.problems().get(follower.topic()));
      assign();
      return;
    }
    Map<Integer, Long> begins = follower.surveyed(found);
    if (!begins.isEmpty()) {
      assign();
      begins.forEach((number, offset) -> start(partition(follower, number), offset));
    }
    advance(follower);
  }

  private void start(TopicPartition partition, long offset) {
    paused.forget(partition);
    consumer.seek(partition, offset);
  }

  private void handOn(
      TopicFollower<?> follower, int number, ConsumerRecords<byte[], byte[]> records) {
    TopicPartition partition = partition(follower, number);
    var read = records.records(partition);
    if (!read.isEmpty()) {
      follower
          .fold(number, read)
          .ifPresentOrElse(
              obstacle -> paused.pause(partition, obstacle.offset()),
              () -> paused.forget(partition));
    }
  }

  private void advance(TopicFollower<?> follower) {
    follower.advance(number -> position(partition(follower, number)));
  }

  private long position(TopicPartition partition) {
    try {
      return consumer.position(partition, Duration.ZERO);
    } catch (TimeoutException e) {
      return UNSURE;
    }
  }

  private void displace(TopicFollower<?> follower, String why) {
    follower.displace("Expected to read on in %s, but %s".formatted(follower.topic(), why));
    assign();
  }

  private void assign() {
    Set<TopicPartition> partitions = new HashSet<>();
    for (TopicFollower<?> follower : followers) {
      follower.partitions().forEach(number -> partitions.add(partition(follower, number)));
    }
    consumer.assign(partitions);
  }

  private static TopicPartition partition(TopicFollower<?> follower, int number) {
    return new TopicPartition(follower.topic(), number);
  }
}
