package io.rejoin.registry.simulation;

import io.rejoin.schemas.codec.Codecs;
import io.rejoin.schemas.codec.TopicCodec;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.proof.ProofSigner;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Health;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Role;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A process that believes it is the node of its address: it registers until it is answered, beats,
 * comes back when it was taken for dead, and ends when it is told to.
 */
final class Agent {

  private static final TopicCodec<Registration> REGISTRATION =
      Wire.codec(Wire.TOPICS.registrations(), Codecs.REGISTRATION);
  private static final TopicCodec<Heartbeat> HEARTBEAT =
      Wire.codec(Wire.TOPICS.heartbeats(), Codecs.HEARTBEAT);
  private static final TopicCodec<ClusterIpReport> CLUSTER_IP =
      Wire.codec(Wire.TOPICS.clusterIps(), Codecs.CLUSTER_IP_REPORT);

  private final Who who;
  private final Traffic traffic;
  private final Supplier<UUID> ids;
  private final State state = new State();

  /** What it is for as long as it lives. */
  record Who(String address, String host, ProofSigner signer) {}

  /** What changes. */
  private static final class State {
    private UUID incarnation;
    private boolean answered;
    private boolean paused;
    private boolean ended;
    private boolean force;
    private long said;
  }

  Agent(Who who, Traffic traffic, Supplier<UUID> ids, boolean force) {
    this.who = who;
    this.traffic = traffic;
    this.ids = ids;
    state.incarnation = ids.get();
    state.force = force;
  }

  String address() {
    return who.address();
  }

  ProofSigner signer() {
    return who.signer();
  }

  UUID incarnation() {
    return state.incarnation;
  }

  boolean isRunning() {
    return !state.paused && !state.ended;
  }

  boolean hasEnded() {
    return state.ended;
  }

  boolean isRegistered() {
    return state.answered && !state.ended;
  }

  void pause(boolean now) {
    state.paused = now;
  }

  /** Dies without a word. */
  void die() {
    state.ended = true;
  }

  /** Two seconds have passed: it says what it says every time. */
  void pulse(boolean well) {
    if (isRunning()) {
      if (!state.answered) {
        traffic.send(REGISTRATION, address(), registration(Registration.Action.REGISTER), signer());
      }
      Health health = well ? Health.UP : Health.UNHEALTHY;
      String reason = well ? "" : "its probe fails";
      traffic.send(
          HEARTBEAT,
          address(),
          new Heartbeat(state.incarnation, ++state.said, health, reason, 0.5),
          signer());
    }
  }

  /** The same again, though it was answered. */
  void registerAgain() {
    traffic.send(REGISTRATION, address(), registration(Registration.Action.REGISTER), signer());
  }

  void leave() {
    traffic.send(REGISTRATION, address(), registration(Registration.Action.LEAVE), signer());
    state.ended = true;
  }

  void moveTo(String host) {
    List<Endpoint> endpoints = List.of(new Endpoint("tcp", host, 8080));
    traffic.send(
        CLUSTER_IP,
        address(),
        new ClusterIpReport(state.incarnation, ++state.said, endpoints),
        signer());
  }

  /** An answer has come to its address. */
  void take(Result result) {
    boolean mine = state.incarnation.equals(result.incarnation()) && !state.answered;
    if (mine && result.accepted()) {
      state.answered = true;
      state.force = false;
    } else if (mine && result.refusal() == Result.Refusal.INCARNATION_OVER) {
      begin();
    } else if (mine) {
      state.ended = true;
    }
  }

  /** A kick has come to its address. */
  void take(Kick kick) {
    if (kick.incarnation().equals(state.incarnation)) {
      state.ended |= !kick.cause().comesBack();
      begin();
    }
  }

  private void begin() {
    state.incarnation = ids.get();
    state.answered = false;
  }

  private Registration registration(Registration.Action action) {
    Role role = role(address());
    List<Endpoint> endpoints =
        role == Role.ROUTER ? List.of(new Endpoint("tcp", who.host(), 8080)) : List.of();
    List<String> realms =
        role == Role.WORKER
            ? List.of()
            : address().hashCode() % 2 == 0 ? List.of("realm1", "realm2") : List.of("realm1");
    return new Registration(
        action,
        state.incarnation,
        action + "-" + state.incarnation.getLeastSignificantBits(),
        new Profile(address(), "simulated", List.of(role), realms, Capabilities.NONE),
        endpoints,
        who.host(),
        state.force,
        "simulation",
        "");
  }

  private static Role role(String address) {
    if (address.startsWith("router")) {
      return Role.ROUTER;
    }
    return address.startsWith("gate") ? Role.PROXY : Role.WORKER;
  }
}
