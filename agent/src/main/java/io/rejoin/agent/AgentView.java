package io.rejoin.agent;

import io.rejoin.agent.core.AgentMachine;
import io.rejoin.agent.core.AgentState;
import io.rejoin.agent.core.AgentState.Ended;
import io.rejoin.agent.core.AgentState.Registered;
import io.rejoin.agent.core.Ending;
import io.rejoin.agent.core.Offer;
import io.rejoin.agent.core.Standing;
import io.rejoin.agent.core.Wellbeing;
import io.rejoin.runtime.backoff.Health;
import java.util.Optional;

/**
 * An agent at one moment. Immutable.
 *
 * @param standing what its accepted registration gave; empty unless it is registered
 * @param isIsolated whether no heartbeat was acknowledged for a term
 * @param registering how registering goes, by failures in a row
 * @param wellbeing what its heartbeats say of the node
 * @param offer what it registers with
 * @param job empty for none
 * @param ending why it is over; empty unless it is
 */
public record AgentView(
    AgentState.Kind state,
    Optional<Standing> standing,
    boolean isIsolated,
    Health.Kind registering,
    Wellbeing wellbeing,
    Offer offer,
    Optional<String> job,
    Optional<Ending> ending) {

  static AgentView of(AgentMachine machine) {
    AgentState state = machine.state();
    return new AgentView(
        state.kind(),
        state instanceof Registered registered
            ? Optional.of(registered.standing())
            : Optional.empty(),
        machine.isIsolated(),
        machine.health().kind(),
        machine.wellbeing(),
        machine.offer(),
        machine.job(),
        state instanceof Ended ended ? Optional.of(ended.ending()) : Optional.empty());
  }

  /** Whether an incarnation is accepted and not known to be over. */
  public boolean isRegistered() {
    return standing.isPresent();
  }

  /** Whether it is over for good: it registers no more. */
  public boolean isOver() {
    return ending.isPresent();
  }

  /** Whether it may take new jobs or leadership. */
  public boolean takesNew() {
    return isRegistered() && !isIsolated;
  }
}
