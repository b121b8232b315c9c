package io.rejoin.registry.liveness;

import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.value.Health;
import java.util.UUID;

/**
 * What counts of a heartbeat.
 *
 * @param unhealthy why it is unhealthy by its own word, at most {@link #REASON_CHARS}; null when it
 *     is up
 * @param counter of its proof; {@link #UNPROVEN} when none was asked for
 */
public record Beat(
    String address, UUID incarnation, long sequence, String unhealthy, long counter) {

  public static final long UNPROVEN = -1;

  /** A longer reason is cut: one is kept for each node. */
  static final int REASON_CHARS = 200;

  static Beat of(String address, Heartbeat heartbeat, long counter) {
    boolean up = heartbeat.health() == Health.UP;
    return new Beat(
        address,
        heartbeat.incarnation(),
        heartbeat.sequence(),
        up ? null : cut(heartbeat.reason()),
        counter);
  }

  private static String cut(String reason) {
    return reason.length() <= REASON_CHARS ? reason : reason.substring(0, REASON_CHARS);
  }
}
