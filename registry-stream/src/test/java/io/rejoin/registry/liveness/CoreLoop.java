package io.rejoin.registry.liveness;

import io.rejoin.registry.core.Arrival;
import io.rejoin.registry.core.Decisions;
import io.rejoin.registry.core.HeapCluster;
import io.rejoin.registry.core.Outcome;
import io.rejoin.schemas.input.BackendReport;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.ControlInput;
import io.rejoin.schemas.input.LogStarted;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.input.Tick;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.topic.ReservedKeys;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Role;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;

/**
 * The wheel and the decision core in one loop: what is said is decided, what is decided is shown.
 */
final class CoreLoop {

  private static final long TICK_MS = 250;
  private static final int TICKS_A_SECOND = 4;
  private static final int BEAT_EVERY_TICKS = 8;

  private final HeapCluster cluster = new HeapCluster();
  private final LeaseWheel wheel = new LeaseWheel(LivenessLimits.DEFAULT, cluster::node);
  private final Set<String> beating = new HashSet<>();
  private long atMs = 1_750_000_000_000L;
  private long offset;
  private long ticks;

  CoreLoop() {
    decide(ReservedKeys.LOG, new LogStarted("test", 0));
    decide(ReservedKeys.TICK, new Tick());
  }

  Node node(String address) {
    return cluster.node(address);
  }

  /** A router registers, and beats from then on. */
  void register(String address, int number) {
    Profile profile =
        new Profile(address, "server", List.of(Role.ROUTER), List.of("realm1"), Capabilities.NONE);
    decide(
        address,
        new Registration(
            Registration.Action.REGISTER,
            new UUID(number, ++offset),
            "req-" + number,
            profile,
            List.of(new Endpoint("tcp", "10.0.0." + number, 8080)),
            "host-" + number,
            false,
            "agent",
            ""));
    beating.add(address);
  }

  void report(String watcher, String address) {
    Node node = node(address);
    decide(
        address,
        new BackendReport(
            watcher,
            node.epoch(),
            node.reach().endpoints().get(0),
            BackendReport.Sighting.REFUSED,
            "refused"));
  }

  void die(String address) {
    beating.remove(address);
  }

  void rise(String address) {
    beating.add(address);
  }

  CoreLoop pass(long ms) {
    for (long passed = 0; passed < ms; passed += TICK_MS) {
      tick();
    }
    return this;
  }

  private void tick() {
    atMs += TICK_MS;
    ticks++;
    Queue<Control> said = new ArrayDeque<>();
    wheel.tick(atMs, ticks, Terms.of(cluster.position().rules()), said::add);
    said.forEach(control -> decide(control.key(), control.input()));
    if (ticks % TICKS_A_SECOND == 0) {
      decide(ReservedKeys.TICK, new Tick());
    }
    if (ticks % BEAT_EVERY_TICKS == 0) {
      beating.forEach(this::beat);
    }
  }

  private void beat(String address) {
    UUID incarnation = node(address).stay().incarnation();
    wheel.beat(new Beat(address, incarnation, ticks, null, Beat.UNPROVEN), atMs);
  }

  private void decide(String key, ControlInput input) {
    Outcome outcome =
        Decisions.decide(cluster, Control.own(key, input), Arrival.own(offset++, atMs));
    cluster.commit(outcome);
    outcome.nodes().keySet().forEach(address -> wheel.show(address, ticks + 1));
  }
}
