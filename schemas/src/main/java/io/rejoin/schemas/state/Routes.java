package io.rejoin.schemas.state;

import io.rejoin.schemas.value.Endpoint;
import java.util.List;
import java.util.UUID;

/**
 * All routes of a realm. Topic {@code routes}, key: realm.
 *
 * @param routes sorted by address; empty when the realm cannot be served
 * @param fences the epochs whose incarnations are over, sorted by address: that one and all below
 * @param unserved why there is no route; empty when there is one
 * @param leaderEpoch of the leader named in the routes; 0 before the first
 */
public record Routes(
    String realm,
    List<Route> routes,
    List<Fence> fences,
    String unserved,
    long leaderEpoch,
    long revision) {

  /** Fenced addresses named in one record; the oldest epochs are dropped beyond it. */
  public static final int FENCES_KEPT = 256;

  public Routes {
    routes = List.copyOf(routes);
    fences = List.copyOf(fences);
  }

  /** The same routes, as made at another revision. */
  public Routes at(long newRevision) {
    return new Routes(realm, routes, fences, unserved, leaderEpoch, newRevision);
  }

  /** One router of the realm. */
  public record Route(
      String address,
      UUID nodeId,
      UUID incarnation,
      long epoch,
      List<Endpoint> endpoints,
      boolean leader) {

    public Route {
      endpoints = List.copyOf(endpoints);
    }
  }

  /** What serves nothing any more: this epoch of the address, and all below. */
  public record Fence(String address, long epoch) {}
}
