package io.rejoin.gate.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A data plane on paper. Every backend gets a connection as soon as it is assigned, which stays
 * until it is cut or drained; what must never be so is checked after every order.
 */
final class ModelPlane implements DataPlane {

  private final Balance balance;
  private final Map<String, Set<Backend>> assigned = new TreeMap<>();
  private final Map<String, Set<Backend>> connected = new TreeMap<>();
  private final Map<String, Admission.Mode> doors = new TreeMap<>();
  private final Map<String, Long> acknowledged = new TreeMap<>();
  private final Map<String, Long> cut = new TreeMap<>();
  private final Set<String> open = new TreeSet<>();

  ModelPlane(Balance balance) {
    this.balance = balance;
  }

  Set<Backend> assigned(String realm) {
    return assigned.computeIfAbsent(realm, name -> new TreeSet<>());
  }

  Set<Backend> connected(String realm) {
    return connected.computeIfAbsent(realm, name -> new TreeSet<>());
  }

  boolean serves(String realm) {
    return open.contains(realm) && doors.get(realm) == Admission.Mode.FORWARD;
  }

  long acknowledged(String realm) {
    return acknowledged.getOrDefault(realm, -1L);
  }

  @Override
  public void withdraw(String realm, Backend backend) {
    assertThat(assigned(realm).remove(backend)).as("%s was assigned", backend).isTrue();
  }

  @Override
  public void cut(String address, long upToEpoch) {
    cut.merge(address, upToEpoch, Math::max);
    for (String realm : connected.keySet()) {
      assertThat(assigned(realm))
          .as("cut what clients can still be sent to")
          .noneMatch(backend -> backend.isMeantBy(address, upToEpoch));
      connected(realm).removeIf(backend -> backend.isMeantBy(address, upToEpoch));
    }
  }

  @Override
  public void assign(String realm, Backend backend) {
    assertThat(assigned(realm).add(backend)).as("%s was not assigned", backend).isTrue();
    assertThat(backend.epoch())
        .as("epoch of %s", backend)
        .isGreaterThan(cut.getOrDefault(backend.address(), -1L));
    connected(realm).add(backend);
    assertOneOwner(realm);
  }

  @Override
  public void prefer(String realm, String address) {
    assertThat(balance).isEqualTo(Balance.LEADER_FIRST);
  }

  @Override
  public void drain(String realm, Backend backend, long limitMs) {
    assertThat(assigned(realm)).as("somewhere to go").isNotEmpty().doesNotContain(backend);
    connected(realm).remove(backend);
  }

  @Override
  public void admit(String realm, Admission.Mode mode, Refusal refusal) {
    doors.put(realm, mode);
  }

  @Override
  public void open(String realm, int port) {
    assertThat(open.add(realm)).as("port was closed").isTrue();
  }

  @Override
  public void close(String realm) {
    assertThat(open.remove(realm)).as("port was open").isTrue();
  }

  @Override
  public void acknowledge(String realm, long revision) {
    assertThat(revision).isGreaterThan(acknowledged(realm));
    acknowledged.put(realm, revision);
  }

  private void assertOneOwner(String realm) {
    assertThat(assigned(realm).stream().map(Backend::address).distinct().count())
        .as("one epoch of each address in %s", assigned(realm))
        .isEqualTo(
            assigned(realm).stream()
                .map(backend -> backend.address() + backend.epoch())
                .distinct()
                .count());
    if (balance == Balance.LEADER) {
      assertThat(assigned(realm).stream().map(Backend::address).distinct())
          .as("one leader")
          .hasSizeLessThanOrEqualTo(1);
    }
  }
}
