package io.rejoin.schemas.state;

/**
 * Status of a node, derived from its {@link Condition}. A removed node has none: its record is a
 * tombstone.
 */
public enum NodeStatus {
  AVAILABLE,
  SUSPECT,
  UNHEALTHY,
  DRAINING,
  FROZEN,
  EXPIRED,
  LEFT;

  /** Whether an incarnation stands behind the address. */
  public boolean isLive() {
    return this != EXPIRED && this != LEFT;
  }
}
