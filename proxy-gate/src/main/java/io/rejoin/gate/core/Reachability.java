package io.rejoin.gate.core;

/**
 * Whether this gate can reach a backend, by what it has seen itself. A failure turns clients away
 * from it until one probe has come through; probes come at growing intervals, with jitter so that
 * gates do not knock together.
 *
 * @param failures in a row; 0 while it is fine
 */
public record Reachability(int failures) {

  /** Nothing stands against it. */
  public static final Reachability FINE = new Reachability(0);

  private static final int DOUBLINGS = 16;

  /** Whether clients may be sent there. */
  public boolean isFine() {
    return failures == 0;
  }

  /** After another failure. */
  public Reachability failed() {
    return new Reachability(failures + 1);
  }

  /**
   * Time until the next probe: doubling from the first, up to the longest, half of it jittered.
   *
   * @param jitter 0 up to, not including, 1
   */
  public long probeInMs(long firstMs, long longestMs, double jitter) {
    long full = Math.min(longestMs, firstMs << Math.min(Math.max(failures - 1, 0), DOUBLINGS));
    return full - (long) (full / 2.0 * jitter);
  }
}
