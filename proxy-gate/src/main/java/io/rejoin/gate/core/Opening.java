package io.rejoin.gate.core;

/** What meets a client of a realm that has not been served yet. */
public enum Opening {
  /** The port is closed until the realm can be served. */
  WAIT,
  /** The port is open, and clients wait within bounds. */
  HOLD,
  /** The port is open, and clients are refused at once. */
  REJECT
}
