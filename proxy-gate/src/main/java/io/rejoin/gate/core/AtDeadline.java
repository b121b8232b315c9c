package io.rejoin.gate.core;

/** What a gate that waits does when a realm has no route at the route deadline. */
public enum AtDeadline {
  /** The port opens; clients are refused one by one until the realm can be served. */
  OPEN,
  /** The port stays closed until the realm can be served. */
  STAY_CLOSED
}
