package io.rejoin.runtime.backoff;

/**
 * How many failures in a row mean what, and how long to pause after them.
 *
 * @param degradedFrom failures from which the activity counts as degraded
 * @param failedFrom failures from which it counts as failed; more than {@code degradedFrom}
 */
public record HealthPolicy(int degradedFrom, int failedFrom, Backoff backoff) {

  /** Degraded from 3 failures, failed from 5, pauses of up to 60 s. */
  public static final HealthPolicy STANDARD = new HealthPolicy(3, 5, Backoff.STANDARD);

  public HealthPolicy {
    if (degradedFrom < 1 || failedFrom <= degradedFrom) {
      throw new IllegalArgumentException(
          "Expected 1 <= degradedFrom < failedFrom, but they are %d and %d"
              .formatted(degradedFrom, failedFrom));
    }
  }

  Health judge(int failures) {
    if (failures >= failedFrom) {
      return new Health.Failed(failures);
    }
    return failures >= degradedFrom ? new Health.Degraded(failures) : new Health.Healthy(failures);
  }
}
