package io.rejoin.runtime.feed;

import io.rejoin.runtime.feed.FeedHealth.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one topic into its feed: decides from surveys when to scan, folds what was read, shows it.
 * On the feed's thread only; reading is left to the session.
 */
final class TopicFollower<V> {

  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);

  private final Feed<V> feed;
  private final Map<Integer, Obstacle> obstacles = new TreeMap<>();
  private Optional<Placement<V>> placement = Optional.empty();

  TopicFollower(Feed<V> feed) {
    this.feed = feed;
  }

  String topic() {
    return feed.topic();
  }

  Set<Integer> partitions() {
    return placement.map(Placement::partitions).orElse(Set.of());
  }

  /** The shape of a topic that was scanned to its end; empty when bounds are needed. */
  Optional<TopicShape> scannedShape() {
    return placement.filter(p -> p.scan().isEmpty()).map(Placement::shape);
  }

  boolean isSettled() {
    return scannedShape().isPresent();
  }

  /**
   * Takes a description of the topic; gives the offsets to start from when a scan begins. None can
   * begin when the bounds are missing, since the topic was displaced after it had been asked about.
   */
  Map<Integer, Long> surveyed(TopicSurvey survey) {
    if (placement.isPresent() && placement.get().shape().equals(survey.shape())) {
      placement.get().scan().ifPresent(scan -> scan.lowerEnds(survey.bounds()));
      report();
      return Map.of();
    }
    if (survey.bounds().isEmpty()) {
      return Map.of();
    }
    placement.ifPresent(old -> logAnew(old.shape(), survey.shape()));
    placement = Optional.of(Placement.begin(feed.source(), survey));
    obstacles.clear();
    feed.tally().countScan();
    report();
    return placement.get().scan().orElseThrow().begins();
  }

  /** Stops reading until a survey places it anew; the image stays. */
  void displace(String why) {
    placement = Optional.empty();
    feed.obstructed(why);
  }

  /** Something is in the way, but reading goes on as soon as it is gone. */
  void obstructed(String why) {
    feed.obstructed(why);
  }

  /** Folds what a partition gave, up to the first record that can't be read now. */
  Optional<Obstacle> fold(int partition, List<ConsumerRecord<byte[], byte[]>> records) {
    FeedTable<V> table = placement.orElseThrow().table();
    obstacles.remove(partition);
    for (ConsumerRecord<byte[], byte[]> read : records) {
      Fold result = table.fold(FeedRecord.of(read));
      feed.tally().count(result);
      if (result == Fold.POSTPONED) {
        obstacles.put(partition, Obstacle.at(read, table.obstacle().orElseThrow()));
        break;
      }
    }
    return Optional.ofNullable(obstacles.get(partition));
  }

  /** Notes how far a scan is, and shows its image when it is complete. */
  void advance(IntToLongFunction positions) {
    Optional<Scan> scan = placement.flatMap(Placement::scan);
    if (scan.isEmpty()) {
      return;
    }
    partitions().forEach(p -> scan.get().reached(p, positions.applyAsLong(p)));
    if (scan.get().isDone()) {
      placement = placement.map(Placement::scanned);
      feed.replace(placement.orElseThrow().table().image());
      report();
    }
  }

  /** Shows what was folded since the last step. */
  void show() {
    placement
        .filter(p -> p.scan().isEmpty())
        .flatMap(p -> p.table().step())
        .ifPresent(feed::publish);
  }

  /** Says how the feed stands, after the brokers were heard of. */
  void report() {
    Optional<Scan> scan = placement.orElseThrow().scan();
    if (!obstacles.isEmpty()) {
      feed.obstructed(obstacles.values().iterator().next().why());
    } else if (scan.isPresent()) {
      feed.status().transition(Kind.SCANNING, scan.get().progress());
    } else {
      feed.status().transition(Kind.FOLLOWING, "every change as it comes");
    }
  }

  private void logAnew(TopicShape before, TopicShape now) {
    String what =
        before.id().equals(now.id())
            ? "has %d partitions instead of %d".formatted(now.partitions(), before.partitions())
            : "was deleted and created again";
    LOG.info("{} {}: scanning it anew", topic(), what);
  }
}
