package io.rejoin.agent;

import io.rejoin.agent.core.Action;
import io.rejoin.agent.core.AgentMachine;
import io.rejoin.agent.core.Effects;
import io.rejoin.agent.link.LinkListener;
import io.rejoin.agent.work.Worker;
import io.rejoin.agent.work.Worker.Appointment;
import io.rejoin.runtime.time.TimeSource;
import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Result;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives a machine on one thread: takes the inputs in turn, shows the view, does what the input
 * brings, and wakes up when something is due. An action that fails is logged and does not keep the
 * others from being done.
 */
final class AgentLoop implements LinkListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AgentLoop.class);

  private final AgentMachine machine;
  private final TimeSource time;
  private final Effects effects;
  private final AgentMeters meters;
  private final ViewBoard board;
  private final Worker worker = new Worker("agent");
  private Appointment alarm = Appointment.NONE;

  AgentLoop(AgentMachine machine, TimeSource time, Effects effects, AgentMeters meters) {
    this.machine = machine;
    this.time = time;
    this.effects = effects;
    this.meters = meters;
    this.board = new ViewBoard(AgentView.of(machine), time);
  }

  ViewBoard board() {
    return board;
  }

  /** Gives the machine an input, soon, on the loop's thread. */
  void take(BiFunction<AgentMachine, Long, List<Action>> input) {
    worker.execute(() -> turn(input));
  }

  /** Does something else on the loop's thread, later. */
  void after(Duration delay, Runnable task) {
    worker.after(delay, task);
  }

  @Override
  public void close() {
    worker.close();
  }

  @Override
  public void answered(Result result) {
    take((agent, now) -> agent.answered(result, now));
  }

  @Override
  public void kicked(Kick kick) {
    take((agent, now) -> agent.kicked(kick, now));
  }

  @Override
  public void assigned(Assignment assignment) {
    take((agent, now) -> agent.assigned(assignment, now));
  }

  @Override
  public void disowned(Heartbeat heartbeat) {
    take((agent, now) -> agent.disowned(heartbeat, now));
  }

  @Override
  public void acked(Heartbeat heartbeat) {
    meters.heartbeats("acked").increment();
    take((agent, now) -> agent.acked(heartbeat, now));
  }

  @Override
  public void acked(ClusterIpReport report) {
    take((agent, now) -> agent.acked(report, now));
  }

  @Override
  public void undelivered(Registration registration, String why) {
    meters.registrations("undelivered").increment();
    take((agent, now) -> agent.undelivered(registration.requestId(), why, now));
  }

  @Override
  public void undelivered(Heartbeat heartbeat, String why) {
    meters.heartbeats("undelivered").increment();
    LOG.debug("Heartbeat {} was not delivered: {}", heartbeat.sequence(), why);
  }

  @Override
  public void undelivered(ClusterIpReport report, String why) {
    LOG.warn("Cluster IP {} was not delivered, trying again: {}", report.endpoints(), why);
    take((agent, now) -> agent.undelivered(report, now));
  }

  private void turn(BiFunction<AgentMachine, Long, List<Action>> input) {
    alarm.cancel();
    List<Action> actions = input.apply(machine, nowMs());
    board.show(AgentView.of(machine));
    actions.forEach(this::perform);
    wakeWhenDue();
  }

  private void perform(Action action) {
    try {
      action.on(effects);
    } catch (RuntimeException e) {
      LOG.error("Expected to do {}, but it failed", action, e);
    }
  }

  private void wakeWhenDue() {
    long dueMs = machine.dueMs();
    if (dueMs < Long.MAX_VALUE) {
      Duration wait = Duration.ofMillis(Math.max(0, dueMs - nowMs()));
      alarm = worker.after(wait, () -> turn(AgentMachine::tick));
    }
  }

  private long nowMs() {
    return Math.floorDiv(time.nanos(), 1_000_000L);
  }
}
