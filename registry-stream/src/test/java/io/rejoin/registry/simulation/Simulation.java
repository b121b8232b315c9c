package io.rejoin.registry.simulation;

import io.rejoin.schemas.input.Applied;
import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.BackendReport;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Command;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.ControlInput;
import io.rejoin.schemas.input.LogStarted;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.input.Tick;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Routes;
import io.rejoin.schemas.topic.ReservedKeys;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;

/** One scenario: so many random steps of a small cluster, all of them drawn from one seed. */
final class Simulation {

  private static final long YEAR_MS = 365L * 24 * 60 * 60 * 1_000;
  private static final int HOSTS = 6;

  /** A process that believes it is the node of its address. */
  private static final class Claimant {
    private final String address;
    private final UUID incarnation;
    private final String host;
    private boolean paused;
    private long version;

    private Claimant(String address, UUID incarnation, String host) {
      this.address = address;
      this.incarnation = incarnation;
      this.host = host;
    }
  }

  private final SplittableRandom random;
  private final SimulatedLog log;
  private final SimulatedLiveness liveness;
  private final SimulatedIntake[] intakes = new SimulatedIntake[2];
  private final List<Claimant> processes = new ArrayList<>();
  private final List<Control> said = new ArrayList<>();
  private long drawn;

  Simulation(long seed) {
    random = new SplittableRandom(seed);
    log = new SimulatedLog(new Invariants(this::silentMs));
    liveness = new SimulatedLiveness(log);
    intakes[0] = new SimulatedIntake("inputs-0", random, log);
    intakes[1] = new SimulatedIntake("inputs-1", random, log);
    log.appendOwn(ReservedKeys.LOG, new LogStarted("simulated", 100));
  }

  private long silentMs(UUID incarnation) {
    Long heard = liveness.heardMs(incarnation);
    return heard == null ? 0 : log.cluster().position().clockMs() - heard;
  }

  SimulatedLog log() {
    return log;
  }

  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      step();
      intakes[0].run(random.nextInt(3));
      intakes[1].run(random.nextInt(3));
    }
    intakes[0].drain();
    intakes[1].drain();
    intakes[0].everythingWasTakenOnce();
    intakes[1].everythingWasTakenOnce();
  }

  private void step() {
    int die = random.nextInt(100);
    if (die < 40) {
      pass();
    } else if (die < 58) {
      start();
    } else if (die < 63) {
      crash();
    } else if (die < 67) {
      leave();
    } else if (die < 73) {
      move();
    } else if (die < 81) {
      report();
    } else if (die < 86) {
      acknowledge();
    } else if (die < 91) {
      order();
    } else if (die < 94) {
      sayAgain();
    } else {
      disturb();
    }
  }

  /** A second passes: whoever lives and is not paused is heard, at times late. */
  private void pass() {
    log.passMs(1_000);
    processes.stream()
        .filter(process -> !process.paused && random.nextInt(10) > 0)
        .forEach(process -> liveness.beat(process.incarnation, random.nextInt(20) > 0));
    log.appendOwn(ReservedKeys.TICK, new Tick());
    liveness.tick();
  }

  private void start() {
    String address = address();
    Claimant process =
        new Claimant(address, new UUID(99, ++drawn), "10.0.0." + random.nextInt(HOSTS));
    if (random.nextInt(4) > 0) {
      processes.removeIf(other -> other.address.equals(address));
    }
    processes.add(process);
    say(address, registration(process, Registration.Action.REGISTER, random.nextInt(20) == 0));
  }

  private String address() {
    int which = random.nextInt(9);
    return which < 5 ? "router-" + which : which < 7 ? "gate-" + which : "worker-" + which;
  }

  private static Registration registration(
      Claimant process, Registration.Action action, boolean force) {
    Role role =
        process.address.startsWith("router")
            ? Role.ROUTER
            : process.address.startsWith("gate") ? Role.PROXY : Role.WORKER;
    List<String> realms = role == Role.WORKER ? List.of() : realms(process.address);
    List<Endpoint> endpoints =
        role == Role.ROUTER ? List.of(new Endpoint("tcp", process.host, 8080)) : List.of();
    return new Registration(
        action,
        process.incarnation,
        action + "-" + process.incarnation.getLeastSignificantBits(),
        new Profile(process.address, "simulated", List.of(role), realms, Capabilities.NONE),
        endpoints,
        process.host,
        force,
        "simulation",
        "");
  }

  private static List<String> realms(String address) {
    return address.hashCode() % 2 == 0 ? List.of("realm1", "realm2") : List.of("realm1");
  }

  private void say(String key, ControlInput input) {
    say(Control.own(key, input));
  }

  private void say(Control control) {
    said.add(control);
    intakes[Math.floorMod(control.key().hashCode(), 2)].produce(control);
  }

  private Claimant any() {
    return processes.isEmpty() ? null : processes.get(random.nextInt(processes.size()));
  }

  private void crash() {
    processes.remove(any());
  }

  private void leave() {
    Claimant process = any();
    if (process != null) {
      processes.remove(process);
      say(process.address, registration(process, Registration.Action.LEAVE, false));
    }
  }

  private void move() {
    Claimant process = any();
    if (process != null) {
      Endpoint endpoint = new Endpoint("tcp", "10.0.1." + random.nextInt(HOSTS), 8080);
      long version = random.nextInt(4) == 0 ? process.version : ++process.version;
      say(process.address, new ClusterIpReport(process.incarnation, version, List.of(endpoint)));
      say(
          process.address,
          new Assignment(process.incarnation, "job-" + random.nextInt(5), "scheduler"));
    }
  }

  private void report() {
    Node node = log.cluster().node("router-" + random.nextInt(5));
    if (node != null) {
      var sightings = BackendReport.Sighting.values();
      long epoch = node.epoch() - (random.nextInt(5) == 0 ? 1 : 0);
      Endpoint seen = new Endpoint("tcp", "10.0.0.1", 8080);
      say(
          node.address(),
          new BackendReport(
              "gate-" + (5 + random.nextInt(2)),
              epoch,
              seen,
              sightings[random.nextInt(sightings.length)],
              ""));
    }
  }

  private void acknowledge() {
    Node gate = log.cluster().node("gate-" + (5 + random.nextInt(2)));
    if (gate != null) {
      TreeMap<String, Long> revisions = new TreeMap<>();
      for (Routes routes : log.cluster().routes().values()) {
        revisions.put(routes.realm(), routes.revision());
      }
      say(gate.address(), new Applied(gate.stay().incarnation(), revisions));
    }
  }

  private void order() {
    var orders = Command.Order.values();
    Command.Order order = orders[random.nextInt(orders.length)];
    boolean moves = order == Command.Order.MOVE_LEADER;
    String target = moves ? "router-" + random.nextInt(5) : null;
    String key = moves ? "realm1" : address();
    say(key, new Command(order, "order", "operator", "", target, null));
    if (order == Command.Order.FREEZE) {
      say(key, new Command(Command.Order.UNFREEZE, "thaw", "operator", "", null, null));
    }
  }

  /** Something said long ago comes again, as if a dead process still spoke; at times forged. */
  private void sayAgain() {
    if (!said.isEmpty()) {
      Control old = said.get(random.nextInt(said.size()));
      Control.Proof forged =
          new Control.Proof(Control.Verdict.FAILED, old.key(), 1, "the mac does not match");
      say(random.nextBoolean() ? old : new Control(old.key(), old.input(), forged));
    }
  }

  private void disturb() {
    switch (random.nextInt(6)) {
      case 0 -> intakes[random.nextInt(2)].crash();
      case 1 -> liveness.restart();
      case 2 -> processes.forEach(process -> process.paused = true);
      case 3 -> processes.forEach(process -> process.paused = false);
      case 4 -> log.passMs(random.nextBoolean() ? YEAR_MS : -YEAR_MS);
      default -> log.passMs(random.nextInt(60_000));
    }
  }
}
