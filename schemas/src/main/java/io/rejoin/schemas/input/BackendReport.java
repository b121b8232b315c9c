package io.rejoin.schemas.input;

import io.rejoin.schemas.value.Endpoint;

/**
 * What a gate or router saw of a backend. Topic {@code reports}, key: the backend's address.
 *
 * @param watcher address of the gate or router that saw it
 * @param epoch of the incarnation that it meant to reach
 * @param detail in words, for people
 */
public record BackendReport(
    String watcher, long epoch, Endpoint endpoint, Sighting sighting, String detail)
    implements ControlInput {

  /** What was seen. FINE takes back the watcher's earlier report. */
  public enum Sighting {
    REFUSED,
    RESET,
    TIMED_OUT,
    HANDSHAKE_TIMED_OUT,
    FOREIGN,
    FINE
  }

  @Override
  public Kind kind() {
    return Kind.BACKEND_REPORT;
  }
}
