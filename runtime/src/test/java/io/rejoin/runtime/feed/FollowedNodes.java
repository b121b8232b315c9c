package io.rejoin.runtime.feed;

import static io.rejoin.runtime.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.ManualTime;
import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.runtime.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A reader of the topic {@code nodes}, with brokers and clocks that a test plays. */
final class FollowedNodes implements AutoCloseable {

  static final Duration MINUTE = Duration.ofMinutes(1);
  static final TopicPartition NODES = new TopicPartition("nodes", 0);
  static final Uuid ID = Uuid.randomUuid();
  static final FeedOptions OPTIONS =
      new FeedOptions(
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofHours(12),
          new Backoff(Duration.ofNanos(1), Duration.ofNanos(1)));

  final FakeKafka kafka = new FakeKafka();
  final ManualTime time = new ManualTime();
  final List<FeedDelta<String>> deltas = new CopyOnWriteArrayList<>();
  final FeedReader reader = newReader();

  FeedReader newReader() {
    return new FeedReader(
        "feed", OPTIONS, kafka, new TimeSource(time, time), new SplittableRandom(1));
  }

  /** Starts the reader on a topic that holds so many offsets, and waits until it reads. */
  Feed<String> start(long end) {
    Feed<String> nodes = reader.follow(Entry.source("nodes"));
    nodes.addListener(deltas::add);
    kafka.surveyor.topic("nodes", ID, new Bounds(0, end));
    reader.start();
    kafka.awaitAssigned(NODES);
    return nodes;
  }

  /** Starts the reader, and waits until it has read these. */
  Feed<String> caughtUpWith(Entry... entries) {
    Feed<String> nodes = start(entries.length);
    kafka.give(NODES, entries);
    nodes.awaitCaughtUp(MINUTE).join();
    eventually(() -> assertThat(nodes.health().isFollowing()).isTrue());
    return nodes;
  }

  /** Lets time pass until something holds. */
  void passTimeUntil(ThrowingCallable assertion) {
    eventually(
        () -> {
          time.advance(Duration.ofMillis(10));
          assertion.call();
        });
  }

  FeedDelta<String> lastDelta() {
    return deltas.get(deltas.size() - 1);
  }

  @Override
  public void close() {
    try {
      reader.stop();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
