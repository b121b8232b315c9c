package io.rejoin.runtime.feed;

import io.rejoin.runtime.KafkaHarness;
import io.rejoin.runtime.backoff.Backoff;
import io.rejoin.runtime.metrics.ClientBinder;
import io.rejoin.runtime.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;

/** A reader of one topic of a real broker, which looks at the topic often. */
final class FeedHarness implements AutoCloseable {

  static final Duration MINUTE = Duration.ofMinutes(1);

  private static final FeedOptions EAGER =
      new FeedOptions(
          Duration.ofMillis(300),
          Duration.ofSeconds(5),
          Duration.ofHours(12),
          new Backoff(Duration.ofMillis(50), Duration.ofMillis(500)));

  final Feed<String> feed;
  final List<FeedDelta<String>> deltas = new CopyOnWriteArrayList<>();
  private final FeedReader reader;

  private FeedHarness(KafkaHarness kafka, FeedSource<String> source) {
    FeedEnvironment environment =
        new FeedEnvironment(
            kafka.clientConfig("feed-" + source.topic()),
            kafka.clientConfig("feed-admin-" + source.topic()),
            ClientBinder.NONE,
            TimeSource.system(),
            new SplittableRandom(1));
    reader = new FeedReader("feed-of-" + source.topic(), EAGER, environment);
    feed = reader.follow(source);
    feed.addListener(deltas::add);
    reader.start();
  }

  static FeedHarness follow(KafkaHarness kafka, String topic) {
    return follow(kafka, Entry.source(topic));
  }

  static FeedHarness follow(KafkaHarness kafka, FeedSource<String> source) {
    return new FeedHarness(kafka, source);
  }

  FeedImage<String> awaitCaughtUp() {
    return feed.awaitCaughtUp(MINUTE).join();
  }

  FeedImage<String> awaitRevision(long revision) {
    return feed.awaitRevision(revision, MINUTE).join();
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
