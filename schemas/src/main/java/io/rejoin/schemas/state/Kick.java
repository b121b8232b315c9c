package io.rejoin.schemas.state;

import java.util.UUID;

/**
 * The order to drop all that an incarnation still holds. Topic {@code kicks}, key: address.
 *
 * @param incarnation that is over
 * @param epoch its epoch: that one and all below are over
 */
public record Kick(UUID incarnation, long epoch, Cause cause, String text, long revision) {

  /** Why. Decides whether the agent comes back by a new incarnation or ends. */
  public enum Cause {
    EXPIRED(true),
    ORDERED(true),
    TAKEN_OVER(false),
    REMOVED(false),
    LEFT(false),
    /** What a newer registry wrote: the incarnation is over all the same. Never written. */
    UNKNOWN(false);

    private final boolean comesBack;

    Cause(boolean comesBack) {
      this.comesBack = comesBack;
    }

    /** Whether the kicked agent may register again by a new incarnation. */
    public boolean comesBack() {
      return comesBack;
    }
  }
}
