package io.rejoin.bench.measure;

import java.util.List;

/**
 * How much is measured.
 *
 * @param name in reports
 * @param samples registrations timed one by one; a tenth of it more go before, to warm up
 * @param heartbeatsPerSecond beside them
 * @param rate registrations sent at once, after as many to warm up
 * @param burst the same, timed as one
 * @param beatingNodes nodes whose heartbeats are counted
 * @param beats heartbeats counted, after as many to warm up
 * @param heapNodes numbers of nodes whose heap is looked at
 * @param restartNodes nodes that a restart finds
 * @param moves changes of a route
 * @param kills of the leading backend, each with reports and without
 * @param trafficRounds rounds of traffic of {@code trafficMs} each, twice a contender
 */
public record Sizes(
    String name,
    int samples,
    int heartbeatsPerSecond,
    int rate,
    int burst,
    int beatingNodes,
    int beats,
    List<Integer> heapNodes,
    int restartNodes,
    int moves,
    int kills,
    int trafficRounds,
    int trafficMs) {

  /** What published numbers come from; about a quarter of an hour. */
  public static final Sizes FULL =
      new Sizes(
          "full",
          5_000,
          1_000,
          100_000,
          20_000,
          10_000,
          2_000_000,
          List.of(10_000, 100_000),
          100_000,
          2_000,
          10,
          7,
          2_000);

  /** A few minutes; numbers to compare with the last run, not to publish. */
  public static final Sizes QUICK =
      new Sizes(
          "quick",
          500,
          1_000,
          20_000,
          20_000,
          2_000,
          200_000,
          List.of(10_000),
          10_000,
          200,
          2,
          3,
          1_000);

  public Sizes {
    heapNodes = List.copyOf(heapNodes);
  }
}
