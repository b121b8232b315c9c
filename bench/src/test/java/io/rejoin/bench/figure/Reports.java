package io.rejoin.bench.figure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A report with one of everything. */
final class Reports {

  static final Machine MACHINE = new Machine("Example CPU", 2, 24_000_000_000L, "17.0.1", 0.25);

  static final Figure MISSED =
      Figure.of("latency", "one at a time", "p99", 25, "ms").aiming(Aim.atMost(20));
  static final Figure MET =
      Figure.of("rate", "many", "rate", 31_234.5, "/s").aiming(Aim.atLeast(20_000));
  static final Figure COMPARED = Figure.of("latency", "committed", "p50", 267.4, "ms");

  private Reports() {}

  static Report report() {
    return new Report(
        MACHINE,
        "quick",
        List.of(MISSED, MET, COMPARED),
        new TreeMap<>(Map.of("restart", "Expected 3, but 2")));
  }
}
