package io.rejoin.runtime.feed;

import io.rejoin.runtime.time.TimeSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session after another: whatever ends a session, the next one begins with new clients after a
 * pause, for ever. Images stay meanwhile.
 */
final class FeedLoop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(FeedLoop.class);

  private final FeedClients clients;
  private final FeedOptions options;
  private final TimeSource time;
  private final RandomGenerator random;
  private final List<TopicFollower<?>> followers;
  private final StopSignal stop = new StopSignal();
  private final Contact contact;

  FeedLoop(
      FeedClients clients,
      FeedOptions options,
      TimeSource time,
      RandomGenerator random,
      List<TopicFollower<?>> followers) {
    this.clients = clients;
    this.options = options;
    this.time = time;
    this.random = random;
    this.followers = List.copyOf(followers);
    this.contact = new Contact(time, options.maxPause());
  }

  @Override
  public void run() {
    int failures = 0;
    while (!stop.isRequested()) {
      long begunNanos = time.nanos();
      try {
        runSession();
      } catch (RuntimeException e) {
        boolean lasted = time.since(begunNanos).compareTo(options.resurvey()) > 0;
        failures = lasted ? 1 : failures + 1;
        failed(e);
        stop.pause(options.backoff().delay(failures, random));
      }
    }
  }

  StopSignal stop() {
    return stop;
  }

  Contact contact() {
    return contact;
  }

  List<TopicFollower<?>> followers() {
    return followers;
  }

  SurveySchedule newSchedule() {
    return new SurveySchedule(options, time, random);
  }

  PausedPartitions newPausedPartitions(Consumer<?, ?> consumer) {
    return new PausedPartitions(consumer, options.backoff(), time, random);
  }

  private void runSession() {
    try (FeedConnection connection = clients.open()) {
      stop.attach(connection.consumer());
      try {
        new FeedSession(connection, this).run();
      } finally {
        stop.detach();
      }
    }
  }

  private void failed(RuntimeException cause) {
    if (!(cause instanceof KafkaException)) {
      LOG.error("The feed met a bug of its own; it starts again with a full scan", cause);
    }
    String why = "Expected the Kafka client to work, but: " + cause;
    followers.forEach(follower -> follower.displace(why));
  }
}
