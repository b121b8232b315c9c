package io.rejoin.agent.core;

import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Result.Outcome;
import io.rejoin.schemas.state.Result.Refusal;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Health;
import io.rejoin.schemas.value.Profile;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * An agent before a registry that does all that it could do wrong: answers late, twice, to another
 * or not at all, refuses, kicks and forgets. Everything comes from the seed.
 */
final class Scenario {

  private static final List<Refusal> REFUSALS = List.of(Refusal.values());

  private final SplittableRandom random;
  private final AgentMachine machine;
  private final Invariants invariants;
  private Registration asked;
  private Heartbeat beat;
  private ClusterIpReport report;
  private UUID accepted;
  private long epoch = 1;
  private long nowMs;

  Scenario(long seed) {
    random = new SplittableRandom(seed);
    machine =
        new AgentMachine(
            AgentHarness.POLICY, random.split(), Fixtures.anOffer(), random.nextInt(4) == 0);
    invariants = new Invariants(machine);
    perform(machine.start(nowMs));
  }

  AgentState.Kind state() {
    return machine.state().kind();
  }

  /** Anything may happen. */
  void step() {
    if (random.nextInt(3) > 0) {
      pass();
    } else {
      perform(happens());
    }
    invariants.checkAlive();
  }

  /** The registry does what it should, until the agent stands or is over. */
  void recover() {
    for (int step = 0; step < 1_000 && !isSettled(); step++) {
      wake();
      perform(machine.answered(Fixtures.created(asked, ++epoch), nowMs));
    }
  }

  /** How long ago it asked last, while it wants to be accepted. */
  long unaskedMs() {
    boolean asking =
        state() == AgentState.Kind.REGISTERING || state() == AgentState.Kind.RECLAIMING;
    return asking ? nowMs - invariants.lastAskedMs() : 0;
  }

  private boolean isSettled() {
    return state() == AgentState.Kind.REGISTERED || state() == AgentState.Kind.ENDED;
  }

  private void pass() {
    if (random.nextBoolean()) {
      wake();
    } else {
      nowMs += random.nextLong(500);
      perform(machine.tick(nowMs));
    }
  }

  private void wake() {
    if (machine.dueMs() < Long.MAX_VALUE) {
      nowMs = Math.max(nowMs, machine.dueMs());
      perform(machine.tick(nowMs));
    }
  }

  private List<Action> happens() {
    return switch (random.nextInt(14)) {
      case 0, 1, 2 -> machine.answered(answer(), nowMs);
      case 3 -> machine.answered(refusal(), nowMs);
      case 4 -> machine.undelivered(asked.requestId(), "no broker", nowMs);
      case 5 -> machine.kicked(kick(), nowMs);
      case 6 -> machine.disowned(lastBeat(), nowMs);
      case 7, 8 -> machine.acked(lastBeat(), nowMs);
      case 9 -> reported();
      case 10 -> machine.moved(List.of(Fixtures.ENDPOINT.at("10.0.0." + random.nextInt(3))), nowMs);
      case 11 -> changed();
      case 12 -> assigned();
      default -> rarelyLeaves();
    };
  }

  private Result answer() {
    Outcome outcome = random.nextBoolean() ? Outcome.AMENDED : Outcome.RE_REGISTERED;
    boolean other = !asked.incarnation().equals(accepted);
    accepted = asked.incarnation();
    epoch += other || random.nextInt(8) == 0 ? 1 : 0;
    return Fixtures.accepted(asked, outcome, Fixtures.node(epoch, random.nextInt(3)));
  }

  private Result refusal() {
    Refusal refusal = REFUSALS.get(random.nextInt(REFUSALS.size()));
    long retryAfterMs = random.nextInt(8) == 0 ? -1 : random.nextLong(2_000);
    return Fixtures.refused(asked, refusal, retryAfterMs);
  }

  private Kick kick() {
    UUID incarnation = random.nextInt(4) == 0 ? UUID.randomUUID() : asked.incarnation();
    boolean forGood = random.nextInt(8) == 0;
    Kick.Cause cause = forGood ? Kick.Cause.TAKEN_OVER : Kick.Cause.EXPIRED;
    return Fixtures.kick(incarnation, epoch - random.nextInt(2), cause);
  }

  private List<Action> changed() {
    if (random.nextInt(4) > 0) {
      Health health = random.nextBoolean() ? Health.UP : Health.UNHEALTHY;
      return machine.feels(new Wellbeing(health, "why", random.nextDouble()), nowMs);
    }
    Profile now = machine.offer().profile();
    Capabilities other = Capabilities.NONE.labelled(Map.of("run", "" + random.nextInt(3)));
    return machine.changed(
        new Profile(now.name(), now.type(), now.roles(), now.realms(), other), nowMs);
  }

  private List<Action> assigned() {
    String job = random.nextInt(3) == 0 ? null : "job-" + random.nextInt(3);
    return machine.assigned(new Assignment(asked.incarnation(), job, "scheduler"), nowMs);
  }

  private List<Action> reported() {
    if (report == null) {
      return List.of();
    }
    return random.nextBoolean() ? machine.acked(report, nowMs) : machine.undelivered(report, nowMs);
  }

  private List<Action> rarelyLeaves() {
    return random.nextInt(10) == 0 ? machine.leave("stopped", nowMs) : List.of();
  }

  private Heartbeat lastBeat() {
    return beat != null ? beat : new Heartbeat(asked.incarnation(), 0, Health.UP, "", -1);
  }

  private void perform(List<Action> actions) {
    for (Action action : actions) {
      invariants.check(action, nowMs);
      remember(action);
    }
  }

  private void remember(Action action) {
    if (action instanceof Action.SendRegistration sent) {
      asked = sent.registration();
    } else if (action instanceof Action.SendHeartbeat sent) {
      beat = sent.heartbeat();
    } else if (action instanceof Action.SendClusterIp sent) {
      report = sent.report();
    }
  }
}
