package io.rejoin.schemas.state;

import java.util.List;
import java.util.UUID;

/**
 * What is remembered of a node's earlier stays.
 *
 * @param registeredAtMs when this node id was given
 * @param reRegistrations accepted incarnations after the first
 * @param past the latest incarnations that were fenced, newest last, at most {@link #PAST_KEPT}
 * @param takeovers of a live incarnation from another origin, within the duel window, oldest first
 */
public record History(
    long registeredAtMs, long reRegistrations, List<UUID> past, List<Takeover> takeovers) {

  /** Fenced incarnations remembered by name; older ones are taken for new challengers. */
  public static final int PAST_KEPT = 8;

  public History {
    past = List.copyOf(past);
    takeovers = List.copyOf(takeovers);
  }

  /** One takeover: who came, and when. */
  public record Takeover(String origin, long clockMs) {}
}
