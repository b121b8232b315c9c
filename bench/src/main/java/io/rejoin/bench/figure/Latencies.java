package io.rejoin.bench.figure;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Durations, kept to three digits. For one thread.
 *
 * <p>A closed loop waits for each answer before it asks again, so that what a stall would have held
 * up behind it is not counted: these are times of single requests, not of a stream of them.
 */
public final class Latencies {

  private static final long HIGHEST_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final int DIGITS = 3;
  private static final double NANOS_PER_MS = 1e6;
  private static final String UNIT = "ms";

  private final Histogram histogram = new Histogram(HIGHEST_NANOS, DIGITS);

  /**
   * Adds one.
   *
   * @param nanos 0 to 10 minutes
   * @throws IllegalArgumentException outside of that
   */
  public void add(long nanos) {
    if (nanos < 0 || nanos > HIGHEST_NANOS) {
      throw new IllegalArgumentException(
          "Expected a duration of 0 to %d ns, but it is %d".formatted(HIGHEST_NANOS, nanos));
    }
    histogram.recordValue(nanos);
  }

  /** Adds all of another. */
  public void addAll(Latencies other) {
    histogram.add(other.histogram);
  }

  /** How many there are. */
  public long count() {
    return histogram.getTotalCount();
  }

  /** Median, 99th percentile and longest, in milliseconds. */
  public List<Figure> figures(String measure, String what) {
    return List.of(
        Figure.of(measure, what, "p50", percentileMs(50), UNIT),
        Figure.of(measure, what, "p99", percentileMs(99), UNIT),
        Figure.of(measure, what, "max", histogram.getMaxValue() / NANOS_PER_MS, UNIT));
  }

  /** The same, with aims for the first two. */
  public List<Figure> figures(String measure, String what, Aim p50, Aim p99) {
    List<Figure> plain = figures(measure, what);
    return List.of(plain.get(0).aiming(p50), plain.get(1).aiming(p99), plain.get(2));
  }

  /** What so many per cent of them do not exceed, in milliseconds. */
  public double percentileMs(double percentile) {
    return histogram.getValueAtPercentile(percentile) / NANOS_PER_MS;
  }
}
