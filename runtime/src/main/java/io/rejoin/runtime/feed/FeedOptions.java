package io.rejoin.runtime.feed;

import io.rejoin.runtime.backoff.Backoff;
import java.time.Duration;

/**
 * How a reader looks after its topics.
 *
 * @param resurvey how often topics are looked at for new partitions and new identities
 * @param surveyTimeout how long the brokers may take to describe them
 * @param maxPause silence of the brokers after which everything is scanned anew; at most half of
 *     the time for which the topics keep tombstones
 * @param backoff pauses between attempts while something is in the way
 */
public record FeedOptions(
    Duration resurvey, Duration surveyTimeout, Duration maxPause, Backoff backoff) {

  /**
   * Every 30 s, within 5 s; 12 h of the topics' 24 h; pauses up to 2 s, so that feeds are back
   * soon.
   */
  public static final FeedOptions STANDARD =
      new FeedOptions(
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofHours(12),
          new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2)));
}
