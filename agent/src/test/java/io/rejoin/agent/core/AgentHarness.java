package io.rejoin.agent.core;

import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.LongFunction;

/** A machine with a clock of its own; remembers all it wanted done. Not for several threads. */
final class AgentHarness {

  static final AgentPolicy POLICY = AgentPolicy.DEFAULT;

  private static final int MOST_TICKS = 100_000;

  final AgentMachine machine;
  final List<Action> actions = new ArrayList<>();
  private long nowMs = 1_000_000;

  AgentHarness(AgentPolicy policy, boolean force) {
    this(policy, force, 42);
  }

  AgentHarness(AgentPolicy policy, boolean force, long seed) {
    machine = new AgentMachine(policy, new SplittableRandom(seed), Fixtures.anOffer(), force);
  }

  static AgentHarness started() {
    AgentHarness harness = new AgentHarness(POLICY, false);
    harness.when(harness.machine::start);
    return harness;
  }

  static AgentHarness registered(long epoch) {
    AgentHarness harness = started();
    return harness.answer(Fixtures.created(harness.asked(), epoch));
  }

  long nowMs() {
    return nowMs;
  }

  /** Gives an input at the present time. */
  AgentHarness when(LongFunction<List<Action>> input) {
    actions.addAll(input.apply(nowMs));
    return this;
  }

  AgentHarness answer(Result result) {
    return when(now -> machine.answered(result, now));
  }

  AgentHarness kick(Kick.Cause cause) {
    return when(now -> machine.kicked(Fixtures.kick(incarnation(), epoch(), cause), now));
  }

  AgentHarness assign(String job) {
    Assignment assignment = new Assignment(incarnation(), job, "scheduler");
    return when(now -> machine.assigned(assignment, now));
  }

  AgentHarness ackBeat() {
    Heartbeat beat = last(Action.SendHeartbeat.class).heartbeat();
    return when(now -> machine.acked(beat, now));
  }

  AgentHarness ackReach() {
    ClusterIpReport report = last(Action.SendClusterIp.class).report();
    return when(now -> machine.acked(report, now));
  }

  /** Lets time pass, with a tick whenever one is due. */
  AgentHarness after(long ms) {
    return after(ms, () -> {});
  }

  /** Lets time pass while every heartbeat is acknowledged at once. */
  AgentHarness inTouchFor(long ms) {
    return after(
        ms,
        () -> {
          if (actions.get(actions.size() - 1) instanceof Action.SendHeartbeat) {
            ackBeat();
          }
        });
  }

  /** The same, and every registration is found to stand. */
  AgentHarness servedFor(long ms) {
    return after(
        ms,
        () -> {
          Action latest = actions.get(actions.size() - 1);
          if (latest instanceof Action.SendHeartbeat) {
            ackBeat();
          } else if (latest instanceof Action.SendRegistration sent) {
            answer(
                Fixtures.accepted(
                    sent.registration(), Result.Outcome.AMENDED, Fixtures.node(epoch(), 0)));
          }
        });
  }

  private AgentHarness after(long ms, Runnable afterTick) {
    long untilMs = nowMs + ms;
    for (int ticks = 0; machine.dueMs() <= untilMs; ticks++) {
      if (ticks > MOST_TICKS) {
        throw new AssertionError("Expected it to come to rest, but it is ever due");
      }
      nowMs = Math.max(nowMs, machine.dueMs());
      when(machine::tick);
      afterTick.run();
    }
    nowMs = untilMs;
    return this;
  }

  /** Forgets what was wanted so far. */
  AgentHarness quiet() {
    actions.clear();
    return this;
  }

  <A extends Action> List<A> all(Class<A> kind) {
    return actions.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  <A extends Action> A last(Class<A> kind) {
    List<A> all = all(kind);
    if (all.isEmpty()) {
      throw new AssertionError("Expected a %s, but got %s".formatted(kind, actions));
    }
    return all.get(all.size() - 1);
  }

  /** The registration sent last. */
  Registration asked() {
    return last(Action.SendRegistration.class).registration();
  }

  List<String> lines() {
    return all(Action.Announce.class).stream().map(Action.Announce::line).toList();
  }

  AgentState.Kind state() {
    return machine.state().kind();
  }

  UUID incarnation() {
    return ((AgentState.Asking) machine.state()).incarnation();
  }

  long epoch() {
    return ((AgentState.Asking) machine.state()).standing().epoch();
  }
}
