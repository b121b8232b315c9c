package io.rejoin.registry.core;

import io.rejoin.schemas.input.Applied;
import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.BackendReport;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Command;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.input.ControlInput;
import io.rejoin.schemas.input.LogStarted;
import io.rejoin.schemas.input.NodeHeard;
import io.rejoin.schemas.input.NodeSilent;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.input.Rules;
import io.rejoin.schemas.input.Tick;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.topic.ReservedKeys;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Health;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Role;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A control log of one's own, decided record by record: the core as its callers use it, with verbs
 * for what nodes do.
 */
final class Harness {

  static final String REALM = "realm1";

  private final HeapCluster cluster = new HeapCluster();
  private long offset;
  private long atMs = 1_750_000_000_000L;
  private int drawn;

  Harness() {
    this(Rules.DEFAULT);
  }

  Harness(Rules rules) {
    say(ReservedKeys.LOG, new LogStarted("test", 0));
    if (!rules.equals(Rules.DEFAULT)) {
      say(ReservedKeys.RULES, withVersion(rules, 2));
    }
    tick();
  }

  private static Rules withVersion(Rules r, int version) {
    return new Rules(
        version,
        Rules.LEVEL,
        r.suspectAfterMs(),
        r.termMs(),
        r.tickMs(),
        r.loopbackAllowed(),
        r.proofRequired(),
        r.reportersNeeded(),
        r.duelTakeovers(),
        r.duelWindowMs(),
        r.removalAfterMs(),
        r.routersPerRealm(),
        r.breaker());
  }

  HeapCluster cluster() {
    return cluster;
  }

  Node node(String address) {
    return cluster.node(address);
  }

  UUID incarnation() {
    return new UUID(7, ++drawn);
  }

  Outcome say(String key, ControlInput input) {
    return say(Control.own(key, input));
  }

  Outcome say(Control control) {
    Outcome outcome = Decisions.decide(cluster, control, Arrival.own(offset++, atMs++));
    cluster.commit(outcome);
    return outcome;
  }

  /** Lets log clock pass, a tick a second. */
  Outcome tick() {
    return pass(1_000);
  }

  Outcome pass(long ms) {
    Outcome last = null;
    for (long left = ms; left > 0; left -= 1_000) {
      atMs += Math.min(left, 1_000) - 1;
      last = say(ReservedKeys.TICK, new Tick());
    }
    return last;
  }

  static Profile profile(Role role, String... realms) {
    Capabilities capabilities =
        new Capabilities("Test CPU", 8, 16L << 30, List.of(), new TreeMap<>());
    return new Profile("a node", "server", List.of(role), Arrays.asList(realms), capabilities);
  }

  static Registration registration(UUID incarnation, Profile profile, String host) {
    List<Endpoint> endpoints =
        profile.isRouter() ? List.of(new Endpoint("tcp", host, 8080)) : List.of();
    return new Registration(
        Registration.Action.REGISTER,
        incarnation,
        "req-" + incarnation.getLeastSignificantBits(),
        profile,
        endpoints,
        "origin-of-" + host,
        false,
        "test",
        "");
  }

  Outcome router(String address, UUID incarnation, String host) {
    return say(address, registration(incarnation, profile(Role.ROUTER, REALM), host));
  }

  Outcome worker(String address, UUID incarnation) {
    return say(address, registration(incarnation, profile(Role.WORKER), address));
  }

  Outcome gate(String address, UUID incarnation) {
    return say(address, registration(incarnation, profile(Role.PROXY, REALM), address));
  }

  Outcome forced(String address, UUID incarnation, String host) {
    Registration r = registration(incarnation, profile(Role.ROUTER, REALM), host);
    return say(
        address,
        new Registration(
            r.action(),
            r.incarnation(),
            r.requestId(),
            r.profile(),
            r.endpoints(),
            r.origin(),
            true,
            r.agent(),
            r.reason()));
  }

  Outcome leave(String address, UUID incarnation) {
    return say(
        address,
        new Registration(
            Registration.Action.LEAVE,
            incarnation,
            "leave-" + address,
            profile(Role.WORKER),
            List.of(),
            "origin",
            false,
            "test",
            "shutting down"));
  }

  Outcome silent(String address, long silentMs) {
    return say(address, new NodeSilent(node(address).stay().incarnation(), silentMs));
  }

  /** Silence as liveness says it: at suspicion, and again at the term. */
  Outcome expire(String address) {
    silent(address, 5_000);
    return silent(address, 8_000);
  }

  Outcome heard(String address) {
    return say(address, new NodeHeard(node(address).stay().incarnation(), Health.UP, ""));
  }

  Outcome unhealthy(String address, String reason) {
    return say(
        address, new NodeHeard(node(address).stay().incarnation(), Health.UNHEALTHY, reason));
  }

  Outcome moved(String address, UUID incarnation, long version, String host) {
    Endpoint endpoint = new Endpoint("tcp", host, 8080);
    return say(address, new ClusterIpReport(incarnation, version, List.of(endpoint)));
  }

  Outcome assign(String address, UUID incarnation, String job) {
    return say(address, new Assignment(incarnation, job, "scheduler"));
  }

  Outcome order(Command.Order order, String key) {
    return order(order, key, null);
  }

  Outcome order(Command.Order order, String key, String target) {
    return say(key, new Command(order, "order", "operator", "testing", target, null));
  }

  Outcome report(String watcher, String address, BackendReport.Sighting sighting) {
    Node backend = node(address);
    return say(
        address,
        new BackendReport(
            watcher, backend.epoch(), backend.reach().endpoints().get(0), sighting, ""));
  }

  Outcome applied(String gate, long revision) {
    TreeMap<String, Long> revisions = new TreeMap<>();
    revisions.put(REALM, revision);
    return say(gate, new Applied(node(gate).stay().incarnation(), revisions));
  }
}
