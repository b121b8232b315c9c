package io.rejoin.registry.liveness;

/** So many and no more. */
final class Ration {

  private int left;

  Ration(int amount) {
    left = amount;
  }

  /** Whether there was one left. */
  boolean take() {
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }
}
