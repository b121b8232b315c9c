package io.rejoin.registry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.gate.core.Admission;
import io.rejoin.gate.core.Backend;
import io.rejoin.gate.core.DataPlane;
import io.rejoin.gate.core.Refusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * A gate's sockets on paper: every backend has a connection from the moment it is assigned until it
 * is cut, however long it lingers.
 */
final class Plane implements DataPlane {

  private final Map<String, Set<Backend>> assigned = new TreeMap<>();
  private final Set<Backend> connected = new TreeSet<>();
  private final Map<String, Admission.Mode> doors = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Map<String, Long> lowest = new HashMap<>();
  private final BiConsumer<String, Long> acknowledged;

  /**
   * @param acknowledged takes realm and revision
   */
  Plane(BiConsumer<String, Long> acknowledged) {
    this.acknowledged = acknowledged;
  }

  Set<Backend> assigned(String realm) {
    return assigned.computeIfAbsent(realm, name -> new TreeSet<>());
  }

  Set<Backend> all() {
    Set<Backend> all = new TreeSet<>();
    assigned.values().forEach(all::addAll);
    return all;
  }

  Set<Backend> connected() {
    return connected;
  }

  /** Whether a client that comes now is let through. */
  boolean letsThrough(String realm) {
    return open.contains(realm) && doors.get(realm) == Admission.Mode.FORWARD;
  }

  @Override
  public void withdraw(String realm, Backend backend) {
    assigned(realm).remove(backend);
  }

  @Override
  public void cut(String address, long upToEpoch) {
    assertThat(all())
        .as("6: withdrawn before %s up to %d is cut", address, upToEpoch)
        .noneMatch(backend -> backend.isMeantBy(address, upToEpoch));
    connected.removeIf(backend -> backend.isMeantBy(address, upToEpoch));
  }

  @Override
  public void assign(String realm, Backend backend) {
    assertThat(assigned(realm))
        .as("6: %s is assigned once others of its address are withdrawn", backend)
        .noneMatch(other -> other.address().equals(backend.address()));
    assertThat(backend.epoch())
        .as("2: epoch of %s, which is assigned", backend)
        .isGreaterThanOrEqualTo(lowest.getOrDefault(backend.address(), -1L));
    lowest.put(backend.address(), backend.epoch());
    assigned(realm).add(backend);
    connected.add(backend);
  }

  @Override
  public void prefer(String realm, String address) {
    if (!address.isEmpty()) {
      assertThat(assigned(realm)).as("1: leader").anyMatch(b -> b.address().equals(address));
    }
  }

  @Override
  public void drain(String realm, Backend backend, long limitMs) {
    assertThat(assigned(realm)).as("6: %s drains, since others serve", backend).isNotEmpty();
  }

  @Override
  public void admit(String realm, Admission.Mode mode, Refusal refusal) {
    doors.put(realm, mode);
  }

  @Override
  public void open(String realm, int port) {
    open.add(realm);
  }

  @Override
  public void close(String realm) {
    open.remove(realm);
  }

  @Override
  public void acknowledge(String realm, long revision) {
    acknowledged.accept(realm, revision);
  }
}
