package io.rejoin.schemas.value;

/** What a node says of itself in its heartbeat. */
public enum Health {
  UP,
  UNHEALTHY
}
