package io.rejoin.agent.core;

import io.rejoin.agent.core.AgentState.Ended;
import io.rejoin.agent.core.AgentState.Registered;
import io.rejoin.runtime.backoff.Health;
import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Profile;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The agent as a machine. Every method is one input with the time at which it came, on a clock that
 * never runs back (ms), and gives what is to be done, in order. Whoever drives it calls {@link
 * #tick} at {@link #dueMs}.
 *
 * <p>The parts know nothing of each other: membership asks and is answered; pulse, reach and jobs
 * follow whether there is an accepted incarnation.
 */
public final class AgentMachine {

  private final long spreadMs;
  private final Draws draws;
  private final Requests requests;
  private final Membership membership;
  private final Pulse pulse;
  private final ReachReports reach;
  private final JobDesk jobs = new JobDesk();

  /**
   * A machine that has not begun.
   *
   * @param force whether its first incarnation asks for a new identity
   */
  public AgentMachine(AgentPolicy policy, RandomGenerator random, Offer offer, boolean force) {
    this.spreadMs = policy.spreadMs();
    this.draws = new Draws(random);
    this.requests = new Requests(policy, draws, offer, force);
    this.membership = new Membership(policy, requests, new Pacing(policy, draws));
    this.pulse = new Pulse(policy, draws);
    this.reach = new ReachReports(policy, draws);
  }

  /** Asks for the first registration; later calls do nothing. */
  public List<Action> start(long nowMs) {
    return turn(nowMs, membership::start);
  }

  /** A result was read back; one for another request or incarnation is nobody's business. */
  public List<Action> answered(Result result, long nowMs) {
    return turn(
        nowMs,
        turn ->
            membership
                .answered(result, turn)
                .ifPresent(carried -> reach.registered(carried, offer(), nowMs)));
  }

  /** The link could not deliver a registration, or a leave. */
  public List<Action> undelivered(String requestId, String why, long nowMs) {
    return turn(nowMs, turn -> membership.undelivered(requestId, why, turn));
  }

  /** A kick of the address was read; one of an earlier epoch changes nothing. */
  public List<Action> kicked(Kick kick, long nowMs) {
    return turn(nowMs, turn -> membership.kicked(kick, turn));
  }

  /** The registry answered a heartbeat with not knowing the incarnation as current. */
  public List<Action> disowned(Heartbeat beat, long nowMs) {
    return turn(nowMs, turn -> membership.disowned(beat.incarnation(), nowMs));
  }

  /** A heartbeat was taken; the first after an isolation has the registration made sure of. */
  public List<Action> acked(Heartbeat beat, long nowMs) {
    return turn(
        nowMs,
        turn -> {
          if (pulse.acked(beat, turn)) {
            membership.reassert(nowMs + draws.upTo(spreadMs));
          }
        });
  }

  /** The report was taken; one of an earlier version than the present says nothing. */
  public List<Action> acked(ClusterIpReport report, long nowMs) {
    return turn(nowMs, turn -> reach.acked(report.version()));
  }

  /** The report was not taken: it is said again, later. */
  public List<Action> undelivered(ClusterIpReport report, long nowMs) {
    return turn(nowMs, turn -> reach.failed(report.version(), nowMs));
  }

  /** The node can be reached elsewhere now. */
  public List<Action> moved(List<Endpoint> endpoints, long nowMs) {
    return turn(nowMs, turn -> move(endpoints, turn));
  }

  /** The node offers something else now. */
  public List<Action> changed(Profile profile, long nowMs) {
    return turn(nowMs, turn -> change(profile, nowMs));
  }

  /** The node is like this now; another health goes out at once. */
  public List<Action> feels(Wellbeing wellbeing, long nowMs) {
    return turn(nowMs, turn -> pulse.feel(wellbeing));
  }

  /** The scheduler's word on the address's job, for whichever incarnation. */
  public List<Action> assigned(Assignment assignment, long nowMs) {
    return turn(nowMs, turn -> jobs.assigned(assignment));
  }

  /** Leaves; it is over when the registry confirms, or was waited for long enough. */
  public List<Action> leave(String reason, long nowMs) {
    return turn(nowMs, turn -> membership.leave(reason, turn));
  }

  /** Time has passed. */
  public List<Action> tick(long nowMs) {
    return turn(nowMs, turn -> {});
  }

  /** When the next {@link #tick} is due; {@link Long#MAX_VALUE} for never. */
  public long dueMs() {
    return Math.min(membership.dueMs(), Math.min(pulse.dueMs(), reach.dueMs()));
  }

  /** Where it stands with the registry. */
  public AgentState state() {
    return membership.state();
  }

  /** Whether no heartbeat was acknowledged for a term. */
  public boolean isIsolated() {
    return pulse.isIsolated();
  }

  /** What its heartbeats say of the node. */
  public Wellbeing wellbeing() {
    return pulse.wellbeing();
  }

  /** How registering goes: healthy, degraded or failed by failures in a row. */
  public Health health() {
    return membership.health();
  }

  /** The job that the node holds; empty for none. */
  public Optional<String> job() {
    return Optional.ofNullable(jobs.held());
  }

  /** What it registers with now. */
  public Offer offer() {
    return requests.offer();
  }

  private List<Action> turn(long nowMs, Consumer<Turn> input) {
    AgentState before = membership.state();
    if (before instanceof Ended) {
      return List.of();
    }
    Turn turn = new Turn(nowMs);
    input.accept(turn);
    membership.due(turn);
    follow(before, turn);
    pulse.due(turn);
    if (membership.state() instanceof Registered registered) {
      reach.due(registered.incarnation(), offer().endpoints(), turn);
      jobs.settle(registered.incarnation(), !pulse.isIsolated(), turn);
    }
    return turn.actions();
  }

  /** Begins and ends what only an accepted incarnation has. */
  private void follow(AgentState before, Turn turn) {
    boolean was = before instanceof Registered;
    if (membership.state() instanceof Registered registered && !was) {
      pulse.begin(registered.incarnation(), turn);
    } else if (was && !isRegistered()) {
      pulse.stop();
      reach.stop();
      jobs.drop(turn);
    }
  }

  private void move(List<Endpoint> endpoints, Turn turn) {
    Offer before = offer();
    requests.moved(endpoints);
    if (before.endpoints().equals(offer().endpoints())) {
      return;
    }
    turn.say(Lines.moved(before, offer()));
    if (isRegistered()) {
      reach.changed(turn.nowMs());
    }
  }

  private void change(Profile profile, long nowMs) {
    if (requests.changed(profile)) {
      membership.reassert(nowMs);
    }
  }

  private boolean isRegistered() {
    return membership.state() instanceof Registered;
  }
}
