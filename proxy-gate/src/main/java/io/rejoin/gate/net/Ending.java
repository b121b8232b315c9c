package io.rejoin.gate.net;

/** How a relay ended. */
public enum Ending {
  /** Both sides closed their streams. */
  COMPLETED,
  /** The client's side broke. */
  CLIENT_BROKE,
  /** The backend's side broke. */
  BACKEND_BROKE,
  /** Nothing moved for the idle time. */
  IDLE,
  /** The backend's incarnation is over. */
  FENCED,
  /** The backend is a former one, and the time to finish was up. */
  DRAINED,
  /** The gate stopped. */
  STOPPED
}
