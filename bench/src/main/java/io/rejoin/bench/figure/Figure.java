package io.rejoin.bench.figure;

import java.util.Optional;

/**
 * One number that a measure came to.
 *
 * @param measure its name, as {@code --only} takes it
 * @param what was measured, under which circumstances
 * @param stat which number of it: {@code p50}, {@code p99}, {@code max}, {@code rate}, {@code time}
 *     or {@code size}
 * @param unit of value and aim
 * @param aim empty for what is shown for comparison only
 */
public record Figure(
    String measure, String what, String stat, double value, String unit, Optional<Aim> aim) {

  /** A figure that nothing is asked of. */
  public static Figure of(String measure, String what, String stat, double value, String unit) {
    return new Figure(measure, what, stat, value, unit, Optional.empty());
  }

  /** The same, held against an aim. */
  public Figure aiming(Aim newAim) {
    return new Figure(measure, what, stat, value, unit, Optional.of(newAim));
  }

  /** {@code met}, {@code missed by …}, or nothing where there is no aim. */
  public String verdict() {
    return aim.map(wanted -> wanted.verdict(value)).orElse("");
  }
}
