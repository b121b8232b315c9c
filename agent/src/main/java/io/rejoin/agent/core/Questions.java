package io.rejoin.agent.core;

import io.rejoin.agent.core.AgentState.Asking;
import io.rejoin.agent.core.AgentState.Leaving;
import io.rejoin.agent.core.AgentState.Registered;
import io.rejoin.schemas.state.Result;

/**
 * When a state's request is asked, and asked again. Each method gives the state with the request as
 * it is then; what an answer means is for {@link Membership}.
 */
final class Questions {

  private final AgentPolicy policy;
  private final Requests requests;
  private final Pacing pacing;

  Questions(AgentPolicy policy, Requests requests, Pacing pacing) {
    this.policy = policy;
    this.requests = requests;
    this.pacing = pacing;
  }

  /** When {@link #due} has something to do. */
  static long dueMs(Asking asking) {
    long requestMs = asking.request().atMs();
    return asking instanceof Leaving leaving ? Math.min(requestMs, leaving.giveUpMs()) : requestMs;
  }

  /** Asks what is due, and gives up waiting for what is overdue. */
  Asking due(Asking asking, Turn turn) {
    if (asking.request().isOverdue(turn.nowMs())) {
      return failed(asking, Lines.notReadBack(policy.verifyMs()), turn);
    }
    return asking.request().isDue(turn.nowMs()) ? ask(asking, turn) : asking;
  }

  /** It was not answered, or not delivered. */
  Asking failed(Asking asking, String why, Turn turn) {
    boolean worse = pacing.failed();
    long nextMs = pacing.afterFailureMs(turn.nowMs());
    turn.warn(Lines.failed(why, nextMs - turn.nowMs()));
    if (worse) {
      turn.say(Lines.unreachable(pacing.health()), Lines.gravity(pacing.health()));
    }
    return asking.with(asking.request().again(nextMs));
  }

  /** It was refused for a while. */
  Asking refusedForNow(Asking asking, Result result, Turn turn) {
    long retryMs = pacing.afterRefusalMs(turn.nowMs(), result.retryAfterMs());
    turn.warn(Lines.refusedUntil(result, retryMs - turn.nowMs()));
    return asking.with(asking.request().again(retryMs));
  }

  /** A refused amendment leaves the stay as it is; it is tried again when the registry says so. */
  Registered amendmentRefused(Registered registered, Result result, Turn turn) {
    turn.warn(Lines.amendmentRefused(result));
    return registered.with(
        result.retryAfterMs() < 0
            ? requests.safetyRound(turn.nowMs())
            : requests.due(pacing.afterRefusalMs(turn.nowMs(), result.retryAfterMs())));
  }

  private Asking ask(Asking asking, Turn turn) {
    long soonestMs = pacing.soonestMs(turn.nowMs());
    if (soonestMs > turn.nowMs()) {
      return asking.with(asking.request().again(soonestMs));
    }
    pacing.asked(turn.nowMs());
    turn.act(new Action.SendRegistration(requests.registration(asking)));
    return asking.with(requests.asked(asking.request(), turn.nowMs()));
  }
}
