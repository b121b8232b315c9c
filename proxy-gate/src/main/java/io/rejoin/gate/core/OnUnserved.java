package io.rejoin.gate.core;

/** What meets a new client of a realm that was served and lost its last backend. */
public enum OnUnserved {
  /** The port stays open, and clients wait within bounds. */
  HOLD,
  /** The port closes until there is a backend again, so that whoever is in front turns away. */
  CLOSE
}
