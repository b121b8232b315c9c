package io.rejoin.gate.core;

import io.rejoin.schemas.value.Endpoint;
import java.util.Comparator;

/**
 * One place that connections of a realm can go to. Each connection is tagged with it, so that a
 * kick finds exactly those that it ends. The same incarnation at another endpoint is another
 * backend: connections move there, the old ones drain.
 *
 * @param address of the router
 * @param epoch of its incarnation
 */
public record Backend(String address, long epoch, Endpoint endpoint)
    implements Comparable<Backend> {

  private static final Comparator<Backend> ORDER =
      Comparator.comparing(Backend::address)
          .thenComparingLong(Backend::epoch)
          .thenComparing(Backend::endpoint);

  /** Whether the order to drop this epoch of the address, and all below, means this one. */
  public boolean isMeantBy(String kickedAddress, long upToEpoch) {
    return address.equals(kickedAddress) && epoch <= upToEpoch;
  }

  @Override
  public int compareTo(Backend other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return address + "@" + epoch + " at " + endpoint;
  }
}
