package io.rejoin.gate.core;

/** Why a client was not let through. */
public enum Refusal {
  /** The realm has never been seen. */
  NO_SUCH_REALM,
  /** The realm is known and has no backend now. */
  UNAVAILABLE,
  /** Every backend failed to take the connection, and clients are not held. */
  BACKENDS_FAILED,
  /** As many clients wait as may. */
  HOLD_FULL,
  /** It waited as long as it may. */
  HOLD_TIMED_OUT,
  /** The realm has as many connections as it may. */
  REALM_LIMIT,
  /** The gate has as many connections as it may. */
  GATE_LIMIT,
  /** The gate is stopping. */
  STOPPING
}
