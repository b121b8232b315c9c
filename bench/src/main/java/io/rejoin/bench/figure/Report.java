package io.rejoin.bench.figure;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run came to.
 *
 * @param sizes {@code quick} or {@code full}
 * @param failures why a measure came to nothing, by its name
 */
public record Report(
    Machine machine, String sizes, List<Figure> figures, SortedMap<String, String> failures) {

  /** How much an acknowledged record is worth in every figure. */
  public static final String DURABILITY =
      "D1: one broker on this machine, acks=all, records in the page cache, no fsync a record";

  public Report {
    figures = List.copyOf(figures);
    failures = new TreeMap<>(failures);
  }
}
