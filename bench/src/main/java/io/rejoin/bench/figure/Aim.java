package io.rejoin.bench.figure;

import java.util.Locale;

/**
 * What a figure should come to.
 *
 * @param limit in the figure's unit; above 0
 */
public record Aim(Bound bound, double limit) {

  /** On which side of the limit a figure should be; the limit itself is good. */
  public enum Bound {
    AT_MOST("≤"),
    AT_LEAST("≥");

    private final String sign;

    Bound(String sign) {
      this.sign = sign;
    }
  }

  public Aim {
    if (!(limit > 0)) {
      throw new IllegalArgumentException("Expected an aim above 0, but it is " + limit);
    }
  }

  /** The less the better. */
  public static Aim atMost(double limit) {
    return new Aim(Bound.AT_MOST, limit);
  }

  /** The more the better. */
  public static Aim atLeast(double limit) {
    return new Aim(Bound.AT_LEAST, limit);
  }

  /** Whether a measured value, in the same unit, is good enough. */
  public boolean isMet(double measured) {
    return bound == Bound.AT_MOST ? measured <= limit : measured >= limit;
  }

  /** {@code met}, or by how many per cent of the limit it is missed. */
  public String verdict(double measured) {
    double percent = 100 * Math.abs(measured - limit) / limit;
    return isMet(measured) ? "met" : String.format(Locale.ROOT, "missed by %.1f %%", percent);
  }

  @Override
  public String toString() {
    return bound.sign + " " + Numbers.shown(limit);
  }
}
