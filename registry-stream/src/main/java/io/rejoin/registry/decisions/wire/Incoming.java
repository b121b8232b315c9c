package io.rejoin.registry.decisions.wire;

import io.rejoin.registry.core.Arrival;
import io.rejoin.schemas.input.Control;

/**
 * A record of the control log, as it was read.
 *
 * @param key as text; empty when the record has none
 * @param control null when it could not be read
 * @param problem why it could not be read, as a sentence; empty otherwise
 */
public record Incoming(String key, Control control, Arrival arrival, String problem) {

  /** Whether there is something to decide. */
  public boolean isReadable() {
    return control != null;
  }
}
