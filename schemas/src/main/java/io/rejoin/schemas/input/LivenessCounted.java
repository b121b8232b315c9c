package io.rejoin.schemas.input;

/**
 * A heartbeat partition counts, once a second, to show that it is watched.
 *
 * @param partition of {@code heartbeats}
 * @param tracked incarnations with a lease there
 * @param beats heartbeats taken since the count before
 */
public record LivenessCounted(int partition, int tracked, long beats) implements ControlInput {

  @Override
  public Kind kind() {
    return Kind.LIVENESS_COUNTED;
  }
}
