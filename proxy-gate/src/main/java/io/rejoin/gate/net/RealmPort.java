package io.rejoin.gate.net;

import io.rejoin.gate.core.Admission;
import io.rejoin.gate.core.Backend;
import io.rejoin.gate.core.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * What the control thread does with one realm: its port, and its backends, the present ones and the
 * former ones that still have connections.
 */
final class RealmPort {

  private final Plumbing plumbing;
  private final RealmGate gate;
  private final Listener listener;
  private final ConcurrentNavigableMap<Backend, BackendSlot> slots = new ConcurrentSkipListMap<>();
  private final SortedSet<Backend> assigned = new TreeSet<>();
  private final Map<Backend, Object> drains = new TreeMap<>();
  private String preferred = "";

  RealmPort(String realm, Plumbing plumbing) {
    this.plumbing = plumbing;
    this.gate = new RealmGate(plumbing);
    this.listener = new Listener(realm, plumbing, gate);
  }

  RealmGate gate() {
    return gate;
  }

  Listener listener() {
    return listener;
  }

  /** Connections of each backend, former ones included. Any thread may ask. */
  SortedMap<Backend, Integer> connections() {
    SortedMap<Backend, Integer> counts = new TreeMap<>();
    slots.forEach((backend, slot) -> counts.put(backend, slot.connections()));
    return counts;
  }

  void assign(Backend backend) {
    drains.remove(backend);
    assigned.add(backend);
    slots.computeIfAbsent(backend, this::newSlot).open();
    offer();
  }

  void withdraw(Backend backend) {
    assigned.remove(backend);
    offer();
    if (slots.containsKey(backend)) {
      slots.get(backend).withdraw();
    }
  }

  void prefer(String address) {
    preferred = address;
    offer();
  }

  /** Gives a former backend's connections until the limit; the end itself comes from control. */
  void drain(Backend backend, long limitMs, Executor control) {
    Object drain = new Object();
    drains.put(backend, drain);
    Channels.after(
        limitMs,
        plumbing.transport().loops(),
        () -> control.execute(() -> drained(backend, drain)));
  }

  /** Ends every connection to this epoch of the address, and to all below. */
  CompletableFuture<Void> cut(String address, long upToEpoch) {
    return endAll(backend -> backend.isMeantBy(address, upToEpoch), Ending.FENCED);
  }

  /** Lets nobody in any more; completes when all that runs has finished by itself. */
  CompletableFuture<Void> retire() {
    listener.close();
    gate.meet(Admission.Mode.REFUSE, Refusal.STOPPING);
    slots.values().forEach(BackendSlot::withdraw);
    return quiet(slots.keySet());
  }

  /** Ends everything. */
  CompletableFuture<Void> stop() {
    return endAll(backend -> true, Ending.STOPPED);
  }

  private CompletableFuture<Void> endAll(Predicate<Backend> which, Ending why) {
    List<Backend> meant = slots.keySet().stream().filter(which).toList();
    meant.forEach(backend -> slots.get(backend).withdraw());
    CompletableFuture<Void> ended = quiet(meant);
    meant.forEach(backend -> end(backend, why));
    return ended;
  }

  private CompletableFuture<Void> quiet(Collection<Backend> backends) {
    return CompletableFuture.allOf(
        backends.stream()
            .map(backend -> slots.get(backend).quiet())
            .toArray(CompletableFuture[]::new));
  }

  private void drained(Backend backend, Object drain) {
    if (drains.get(backend) == drain) {
      end(backend, Ending.DRAINED);
    }
  }

  private void end(Backend backend, Ending why) {
    drains.remove(backend);
    if (assigned.remove(backend)) {
      offer();
    }
    slots.remove(backend).cut(why);
  }

  private void offer() {
    gate.offer(preferred, assigned.stream().map(slots::get).toList());
  }

  private BackendSlot newSlot(Backend backend) {
    BackendWatch watch = new BackendWatch(backend, plumbing, gate.traffic(), gate::settle);
    return new BackendSlot(backend, watch, gate.traffic());
  }
}
