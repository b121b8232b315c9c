package io.rejoin.schemas.input;

import java.util.UUID;

/**
 * Liveness has not heard an incarnation. A level: said again every second while {@code nodes} shows
 * otherwise.
 *
 * @param silentMs log clock since its last heartbeat, or since its fresh term began
 */
public record NodeSilent(UUID incarnation, long silentMs) implements ControlInput {

  @Override
  public Kind kind() {
    return Kind.NODE_SILENT;
  }
}
