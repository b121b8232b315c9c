package io.rejoin.gate.core;

import io.rejoin.schemas.state.Routes;
import java.util.Comparator;
import java.util.Map;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The lowest epoch of each address that may still serve. It only rises, so records may come in any
 * order and any number of times: a fence or kick of epoch e raises it to e + 1, a route at e to e,
 * since an address has one current incarnation.
 *
 * <p>Bounded: beyond {@link #KEPT} addresses the lower half is forgotten. Epochs are positions in
 * one log, so those are the oldest, and the routes that they could fence were replaced long ago.
 *
 * @param lowest address to epoch; an address that is not there has no floor
 */
public record Floors(PMap<String, Long> lowest) {

  /** Addresses remembered. */
  public static final int KEPT = 65_536;

  /** No address is known. */
  public static final Floors NONE = new Floors(HashTreePMap.empty());

  /** The lowest epoch that may serve; {@link Long#MIN_VALUE} for an unknown address. */
  public long of(String address) {
    return lowest.getOrDefault(address, Long.MIN_VALUE);
  }

  /** Whether this incarnation may serve. */
  public boolean admits(String address, long epoch) {
    return epoch >= of(address);
  }

  /** After the order to drop this epoch of the address, and all below. */
  public Floors fenced(String address, long epoch) {
    return raised(address, epoch + 1);
  }

  /** After all that a routes record says of epochs, its fences and its routes. */
  public Floors after(Routes routes) {
    Floors next = this;
    for (Routes.Fence fence : routes.fences()) {
      next = next.fenced(fence.address(), fence.epoch());
    }
    for (Routes.Route route : routes.routes()) {
      next = next.raised(route.address(), route.epoch());
    }
    return next;
  }

  private Floors raised(String address, long epoch) {
    if (epoch <= of(address)) {
      return this;
    }
    PMap<String, Long> raised = lowest.plus(address, epoch);
    return new Floors(raised.size() > KEPT ? withoutLowerHalf(raised) : raised);
  }

  private static PMap<String, Long> withoutLowerHalf(PMap<String, Long> all) {
    return all.minusAll(
        all.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.<Long>naturalOrder()))
            .limit(KEPT / 2)
            .map(Map.Entry::getKey)
            .toList());
  }
}
