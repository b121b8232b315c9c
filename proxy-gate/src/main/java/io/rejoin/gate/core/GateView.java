package io.rejoin.gate.core;

import io.rejoin.schemas.state.Routes;
import java.util.Collection;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * All that the gate knows. Records may be folded in any order and repeated: of a realm's routes the
 * highest revision stays, fences only rise, and what was known stays known while nothing is read.
 *
 * @param routes realm to its latest record, of every realm read
 * @param floors the lowest epochs that may serve
 * @param reached backends that have answered since they became backends
 * @param caughtUp whether every topic has been read to its end once
 * @param late whether the route deadline has passed
 * @param isolated whether the gate has lost the registry and is told to serve nobody then
 */
public record GateView(
    PMap<String, Routes> routes,
    Floors floors,
    PSet<Backend> reached,
    boolean caughtUp,
    boolean late,
    boolean isolated) {

  /** Nothing has been read. */
  public static final GateView EMPTY =
      new GateView(HashTreePMap.empty(), Floors.NONE, HashTreePSet.empty(), false, false, false);

  /** After a routes record. A lower revision than the realm's counts for its fences only. */
  public GateView routed(Routes record) {
    Routes known = routes.get(record.realm());
    boolean newer = known == null || record.revision() > known.revision();
    PMap<String, Routes> next = newer ? routes.plus(record.realm(), record) : routes;
    return new GateView(next, floors.after(record), reached, caughtUp, late, isolated);
  }

  /** After a kick of this epoch of the address, and all below. */
  public GateView kicked(String address, long epoch) {
    return new GateView(routes, floors.fenced(address, epoch), reached, caughtUp, late, isolated);
  }

  /** Once every topic has been read to its end. */
  public GateView withAllRead() {
    return new GateView(routes, floors, reached, true, late, isolated);
  }

  /** Once the registry is lost, or found again. */
  public GateView isolatedNow(boolean nowIsolated) {
    return new GateView(routes, floors, reached, caughtUp, late, nowIsolated);
  }

  /** Once the route deadline has passed. */
  public GateView pastDeadline() {
    return new GateView(routes, floors, reached, caughtUp, true, isolated);
  }

  /** After a backend has answered. */
  public GateView reachedAt(Backend backend) {
    return new GateView(routes, floors, reached.plus(backend), caughtUp, late, isolated);
  }

  /** With answers of these backends only: whoever becomes one again has to answer again. */
  GateView among(Collection<Backend> backends) {
    PSet<Backend> left = reached;
    for (Backend backend : reached) {
      left = backends.contains(backend) ? left : left.minus(backend);
    }
    return new GateView(routes, floors, left, caughtUp, late, isolated);
  }

  /** Where the realm stands. */
  public RealmState state(String realm, GateRules rules) {
    if (!caughtUp || !routes.containsKey(realm)) {
      return new RealmState.NeverSeen();
    }
    if (isolated) {
      return new RealmState.Unserved("the gate has lost the registry and serves nobody meanwhile");
    }
    Offer offer = offer(realm, rules);
    if (offer.backends().isEmpty()) {
      return new RealmState.Unserved(offer.unserved());
    }
    return offer.backends().stream().anyMatch(reached::contains)
        ? new RealmState.Ready(offer.backends())
        : new RealmState.Unreached(offer.backends());
  }

  /** Address of the realm's leader where it is a backend; empty otherwise. */
  String leader(String realm, GateRules rules) {
    return caughtUp && routes.containsKey(realm) ? offer(realm, rules).leader() : "";
  }

  /** The revision of the realm's routes; negative before the first, and until all was read. */
  long revision(String realm) {
    return caughtUp && routes.containsKey(realm) ? routes.get(realm).revision() : -1;
  }

  private Offer offer(String realm, GateRules rules) {
    return Offer.of(routes.get(realm), floors, rules);
  }
}
