package io.rejoin.schemas.state;

import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.value.Sorted;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the registry stands in the control log, and what decision state belongs to no key. It
 * travels in the header {@code rejoin-position} of every mark.
 *
 * @param cluster the cluster's name, from the log's first record
 * @param base added to offsets to give revisions
 * @param revision of the last record taken; negative before the first
 * @param clockMs log clock
 * @param tickAtMs append time of the last tick; negative before the first
 * @param rules in force
 * @param sources for each input partition the last offset taken, in their order
 * @param holding the breaker's state; null while it withholds nothing
 * @param counted heartbeat partition to the log clock at which it counted last
 * @param counters proof counters of signers that are no nodes, by name and input topic
 * @param pending cluster-IP reports for unknown addresses, oldest first, at most {@link
 *     #PENDING_KEPT}
 */
public record Position(
    String cluster,
    long base,
    long revision,
    long clockMs,
    long tickAtMs,
    Rules rules,
    List<Source> sources,
    Holding holding,
    SortedMap<Integer, Long> counted,
    SortedMap<String, Long> counters,
    List<PendingReach> pending) {

  /** Reports kept for addresses that have not registered; the oldest is dropped beyond it. */
  public static final int PENDING_KEPT = 64;

  /** Before the first record of a log. */
  public static final Position START =
      new Position(
          "",
          0,
          -1,
          0,
          -1,
          Rules.DEFAULT,
          List.of(),
          null,
          new TreeMap<>(),
          new TreeMap<>(),
          List.of());

  public Position {
    sources = Sorted.distinct(sources);
    counted = Sorted.copyOf(counted);
    counters = Sorted.copyOf(counters);
    pending = List.copyOf(pending);
  }

  /**
   * The last record taken from an input partition. Its order is that of the partitions: the offset
   * does not count.
   *
   * @param topicId of the topic as the broker made it, so that a topic made anew begins anew
   */
  public record Source(String topicId, int partition, long offset) implements Comparable<Source> {

    @Override
    public int compareTo(Source other) {
      int byTopic = topicId.compareTo(other.topicId);
      return byTopic != 0 ? byTopic : Integer.compare(partition, other.partition);
    }
  }

  /**
   * The breaker withholds expiries.
   *
   * @param sinceClockMs since when
   * @param nextClockMs when the next one is let through
   * @param reason in words
   */
  public record Holding(long sinceClockMs, long nextClockMs, String reason) {}
}
