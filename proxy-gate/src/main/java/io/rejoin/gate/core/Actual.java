package io.rejoin.gate.core;

import java.util.Set;
import java.util.stream.Collectors;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePSet;

/**
 * What the data plane has been told, as far as the planner needs it.
 *
 * @param realms realm to what holds for it
 * @param connected incarnations that may have connections: assigned once, and not cut since
 */
public record Actual(PMap<String, ActualRealm> realms, PSortedSet<Incarnate> connected) {

  /** Told nothing. */
  public static final Actual NOTHING = new Actual(HashTreePMap.empty(), TreePSet.empty());

  /** An address at an epoch. */
  public record Incarnate(String address, long epoch) implements Comparable<Incarnate> {

    @Override
    public int compareTo(Incarnate other) {
      int byAddress = address.compareTo(other.address);
      return byAddress != 0 ? byAddress : Long.compare(epoch, other.epoch);
    }
  }

  /** What holds for a realm. */
  public ActualRealm realm(String realm) {
    return realms.getOrDefault(realm, ActualRealm.CLOSED);
  }

  /** Every backend that new connections of some realm may go to. */
  public Set<Backend> assigned() {
    return realms.values().stream()
        .flatMap(realm -> realm.assigned().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  Actual with(String realm, ActualRealm next) {
    PSortedSet<Incarnate> nowConnected = connected;
    for (Backend backend : next.assigned()) {
      nowConnected = nowConnected.plus(new Incarnate(backend.address(), backend.epoch()));
    }
    return new Actual(realms.plus(realm, next), nowConnected);
  }

  Actual cut(String address, long upToEpoch) {
    PMap<String, ActualRealm> nextRealms = realms;
    for (String realm : realms.keySet()) {
      nextRealms = nextRealms.plus(realm, realm(realm).cut(address, upToEpoch));
    }
    PSortedSet<Incarnate> left = connected;
    for (Incarnate each : connected) {
      boolean meant = each.address().equals(address) && each.epoch() <= upToEpoch;
      left = meant ? left.minus(each) : left;
    }
    return new Actual(nextRealms, left);
  }
}
