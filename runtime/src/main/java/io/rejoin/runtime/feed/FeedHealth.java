package io.rejoin.runtime.feed;

import java.time.Instant;

/**
 * How a feed stands with its topic.
 *
 * @param since when it came to this kind, by the wall clock
 * @param detail progress of a scan, or what is in the way
 */
public record FeedHealth(Kind kind, Instant since, String detail) {

  /** What a feed may be doing. */
  public enum Kind {
    /** There is nothing to show and nothing to scan yet: no broker, or no topic. */
    WAITING,
    /** Reading the topic from its beginning; a former image stays until the end is reached. */
    SCANNING,
    /** Showing every change as it comes. */
    FOLLOWING,
    /** The image stays as it was: the brokers, the topic or the schema registry is away. */
    STALLED
  }

  /** Whether the image is as new as can be. */
  public boolean isFollowing() {
    return kind == Kind.FOLLOWING;
  }

  @Override
  public String toString() {
    return "%s since %s: %s".formatted(kind, since, detail);
  }
}
