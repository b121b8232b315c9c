package io.rejoin.runtime.feed;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.WakeupException;

/**
 * The work of one pair of clients: survey, read, hand on, until told to stop or a client fails. On
 * the feed's thread only.
 *
 * <p>No poll sleeps on arrived records: the brokers answer as soon as there is one, and the answer
 * of a survey ends a poll.
 */
final class FeedSession {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final FeedConnection connection;
  private final FeedLoop loop;
  private final SurveySchedule schedule;
  private final PausedPartitions paused;
  private final FeedAssignment assignment;

  FeedSession(FeedConnection connection, FeedLoop loop) {
    this.connection = connection;
    this.loop = loop;
    this.schedule = loop.newSchedule();
    this.paused = loop.newPausedPartitions(connection.consumer());
    this.assignment = new FeedAssignment(connection.consumer(), paused, loop.followers());
  }

  void run() {
    while (!loop.stop().isRequested()) {
      schedule.askIfDue(this::ask);
      schedule.takeAnswered().ifPresent(this::take);
      if (assignment.isEmpty()) {
        loop.stop().pause(schedule.untilDue(LONGEST_WAIT));
      } else {
        read();
      }
    }
  }

  private CompletableFuture<Survey> ask() {
    Map<String, Optional<TopicShape>> known = new HashMap<>();
    loop.followers().forEach(follower -> known.put(follower.topic(), follower.scannedShape()));
    CompletableFuture<Survey> asked = connection.surveyor().survey(known);
    CompletableFuture<Survey> unused = asked.whenComplete((survey, failure) -> loop.stop().wake());
    return asked;
  }

  private void take(CompletableFuture<Survey> answered) {
    try {
      Survey survey = answered.join();
      if (!displaceIfLapsed()) {
        loop.contact().renew();
        assignment.place(survey);
        scheduleNext();
      }
    } catch (CompletionException e) {
      String why =
          "Expected an answer of the brokers, but: %s. Check that they run, and bootstrap.servers"
              .formatted(e.getCause());
      loop.followers().forEach(follower -> follower.obstructed(why));
      schedule.askAfterPause();
    }
  }

  private void scheduleNext() {
    if (loop.followers().stream().allMatch(TopicFollower::isSettled)) {
      schedule.askRegularly();
    } else {
      schedule.askAfterPause();
    }
  }

  private void read() {
    paused.resumeDue();
    ConsumerRecords<byte[], byte[]> records = poll();
    if (displaceIfLapsed()) {
      return;
    }
    if (!records.isEmpty()) {
      loop.contact().renew();
    }
    assignment.handOn(records);
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    try {
      return connection.consumer().poll(schedule.untilDue(paused.untilDue(LONGEST_WAIT)));
    } catch (WakeupException e) {
      return ConsumerRecords.empty();
    } catch (OffsetOutOfRangeException e) {
      assignment.displace(e.partitions(), "its log no longer holds what comes next: scanning anew");
      schedule.askNow();
      return ConsumerRecords.empty();
    }
  }

  private boolean displaceIfLapsed() {
    if (!loop.contact().hasLapsed()) {
      return false;
    }
    assignment.displaceAll("the brokers were away for too long: scanning anew");
    loop.contact().renew();
    schedule.askNow();
    return true;
  }
}
