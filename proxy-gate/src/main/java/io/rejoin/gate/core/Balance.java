package io.rejoin.gate.core;

/** How a backend is chosen for a new connection. */
public enum Balance {
  /** The realm's leader, and nobody else: without one the realm is not served. */
  LEADER,
  /** The realm's leader, and any other router while it can't be reached. */
  LEADER_FIRST,
  /** One router after the other. */
  ROUND_ROBIN,
  /** The router with the fewest connections from this gate. */
  LEAST_CONNECTIONS
}
