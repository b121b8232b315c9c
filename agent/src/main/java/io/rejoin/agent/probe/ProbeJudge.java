package io.rejoin.agent.probe;

import java.util.Optional;

/**
 * Turns looks into a verdict that does not flap: it changes after so many looks of the other kind
 * in a row. The first look decides at once. Not for several threads.
 */
final class ProbeJudge {

  private final int rise;
  private final int fall;
  private Optional<Boolean> works = Optional.empty();
  private int against;

  ProbeJudge(int rise, int fall) {
    this.rise = rise;
    this.fall = fall;
  }

  /** Takes a look in; whether the verdict is another one now. */
  boolean changesWith(boolean worked) {
    if (works.isPresent() && works.get() == worked) {
      against = 0;
      return false;
    }
    against++;
    boolean changes = works.isEmpty() || against >= (worked ? rise : fall);
    if (changes) {
      works = Optional.of(worked);
      against = 0;
    }
    return changes;
  }
}
