package io.rejoin.runtime.metrics;

/** Names and tags of the meters that the shared parts keep; each program has a class of its own. */
public final class MeterNames {

  /** Entries in a feed's image; tag {@link #TOPIC}. */
  public static final String FEED_ENTRIES = "rejoin.feed.entries";

  /** Highest revision that a feed has seen; tag {@link #TOPIC}. */
  public static final String FEED_REVISION = "rejoin.feed.revision";

  /** Seconds since a feed saw the last mark, -1 before the first; tag {@link #TOPIC}. */
  public static final String FEED_MARK_AGE = "rejoin.feed.mark.age";

  /** 1 while a feed follows its topic, 0 while it waits, scans or stalls; tag {@link #TOPIC}. */
  public static final String FEED_FOLLOWING = "rejoin.feed.following";

  /** Records that a feed has read; tags {@link #TOPIC} and {@link #OUTCOME}. */
  public static final String FEED_RECORDS = "rejoin.feed.records";

  /** Full scans that a feed has begun, the first one included; tag {@link #TOPIC}. */
  public static final String FEED_SCANS = "rejoin.feed.scans";

  /** Reports by what became of them; tag {@link #OUTCOME}. */
  public static final String REPORTER_DELIVERIES = "rejoin.reporter.deliveries";

  /** Slots that hold a report not yet delivered. */
  public static final String REPORTER_WAITING = "rejoin.reporter.waiting";

  /** Readiness conditions that are not met; the program is ready when this is 0. */
  public static final String CONDITIONS_UNMET = "rejoin.conditions.unmet";

  /** Tag: name of a topic. */
  public static final String TOPIC = "topic";

  /** Tag: what became of something, in lower case. */
  public static final String OUTCOME = "outcome";

  /** Tag on every meter: which program. */
  public static final String PROGRAM = "program";

  private MeterNames() {}
}
