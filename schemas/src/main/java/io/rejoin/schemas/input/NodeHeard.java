package io.rejoin.schemas.input;

import io.rejoin.schemas.value.Health;
import java.util.UUID;

/**
 * Liveness has heard an incarnation that {@code nodes} shows as silent, suspect or of another
 * health. A level.
 *
 * @param reason why it is unhealthy; empty when it is up
 */
public record NodeHeard(UUID incarnation, Health health, String reason) implements ControlInput {

  @Override
  public Kind kind() {
    return Kind.NODE_HEARD;
  }
}
