package io.rejoin.registry.core;

import io.rejoin.schemas.state.Position;

/**
 * How a control record came.
 *
 * @param offset in the control log
 * @param atMs append time
 * @param source the input record that it stands for; null for what the registry itself says
 * @param before the offset forwarded before from the same source partition; null for the first
 *     after an assignment
 */
public record Arrival(long offset, long atMs, Position.Source source, Long before) {

  /** A record that the registry itself wrote. */
  public static Arrival own(long offset, long atMs) {
    return new Arrival(offset, atMs, null, null);
  }
}
