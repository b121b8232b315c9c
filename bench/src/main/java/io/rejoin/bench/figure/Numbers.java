package io.rejoin.bench.figure;

import java.util.Locale;

/** Writes numbers so that people see three digits that mean something. */
final class Numbers {

  private static final double WHOLE_FROM = 100;

  private Numbers() {}

  static String shown(double value) {
    boolean whole = Math.abs(value) >= WHOLE_FROM || value == Math.rint(value);
    return String.format(Locale.ROOT, whole ? "%,.0f" : "%.2f", value);
  }
}
