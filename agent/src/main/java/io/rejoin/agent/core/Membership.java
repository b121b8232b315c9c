package io.rejoin.agent.core;

import io.rejoin.agent.core.AgentState.Asking;
import io.rejoin.agent.core.AgentState.Leaving;
import io.rejoin.agent.core.AgentState.Registered;
import io.rejoin.agent.core.AgentState.Registering;
import io.rejoin.agent.core.AgentState.Starting;
import io.rejoin.runtime.backoff.Health;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Result;
import java.util.Optional;
import java.util.UUID;

/**
 * The registration itself: what an answer or a kick means, and what follows. There is one request
 * at a time, so a registry that was away is met by one question of each agent.
 */
final class Membership {

  private final AgentPolicy policy;
  private final Requests requests;
  private final Pacing pacing;
  private final Questions questions;
  private AgentState state = new Starting();

  Membership(AgentPolicy policy, Requests requests, Pacing pacing) {
    this.policy = policy;
    this.requests = requests;
    this.pacing = pacing;
    this.questions = new Questions(policy, requests, pacing);
  }

  AgentState state() {
    return state;
  }

  /** How asking goes. */
  Health health() {
    return pacing.health();
  }

  void start(Turn turn) {
    if (state instanceof Starting starting) {
      Request first = requests.due(turn.nowMs());
      enter(starting.register(requests.incarnation(), first), turn);
    }
  }

  /** Has the registration said again no later than this, to find out whether it still holds. */
  void reassert(long latestMs) {
    if (state instanceof Registered registered) {
      state = registered.with(registered.request().noLaterThan(latestMs));
    }
  }

  /** Has the registration said again at once, if it is this incarnation that nobody knows of. */
  void disowned(UUID incarnation, long nowMs) {
    if (state instanceof Asking asking && asking.incarnation().equals(incarnation)) {
      reassert(nowMs);
    }
  }

  /** Takes the answer to its request; gives what was accepted, if it was. */
  Optional<Offer> answered(Result result, Turn turn) {
    if (!(state instanceof Asking asking) || !asking.isAnsweredBy(result)) {
      return Optional.empty();
    }
    pacing.answered();
    if (asking instanceof Leaving) {
      end(asking, Ending.LEFT, result.text(), turn);
    } else if (result.accepted()) {
      accepted(asking, Standing.of(result), turn);
      return Optional.of(asking.request().carried());
    } else {
      refused(asking, result, turn);
    }
    return Optional.empty();
  }

  /** The link could not deliver it. */
  void undelivered(String requestId, String why, Turn turn) {
    if (state instanceof Asking asking && asking.request().isAskedBy(requestId)) {
      state = questions.failed(asking, why, turn);
    }
  }

  void kicked(Kick kick, Turn turn) {
    if (!(state instanceof Asking asking) || !asking.isEndedBy(kick)) {
      return;
    }
    if (asking instanceof Leaving) {
      end(asking, Ending.LEFT, kick.text(), turn);
    } else if (!kick.incarnation().equals(asking.incarnation())) {
      end(asking, Ending.TAKEN_OVER, Lines.kickedWithAnother(kick), turn);
    } else if (kick.cause().comesBack()) {
      renew(asking, kick.text(), turn);
    } else {
      end(asking, Ending.of(kick.cause()), kick.text(), turn);
    }
  }

  /** Says that it leaves, if the registry can know of it at all. */
  void leave(String reason, Turn turn) {
    if (state instanceof Starting starting) {
      close(starting.end(Ending.LEFT, reason), turn);
    } else if (state instanceof Registering registering && !registering.request().wasAsked()) {
      end(registering, Ending.LEFT, reason, turn);
    } else if (state instanceof Asking asking && !(asking instanceof Leaving)) {
      long giveUpMs = turn.nowMs() + policy.leaveMs();
      state = asking.leave(requests.due(turn.nowMs()), reason, giveUpMs);
    }
  }

  /** Does what is due. */
  void due(Turn turn) {
    if (!(state instanceof Asking asking)) {
      return;
    }
    if (asking instanceof Leaving leaving && turn.nowMs() >= leaving.giveUpMs()) {
      end(leaving, Ending.LEFT, Lines.leftUnanswered(policy.leaveMs()), turn);
    } else {
      state = questions.due(asking, turn);
    }
  }

  /** When {@link #due} has something to do. */
  long dueMs() {
    return state instanceof Asking asking ? Questions.dueMs(asking) : Long.MAX_VALUE;
  }

  private void accepted(Asking asking, Standing standing, Turn turn) {
    Request next = requests.after(asking.request(), turn.nowMs());
    if (asking instanceof Registering registering) {
      requests.identityGiven();
      pacing.accepted(turn.nowMs());
      join(registering.accept(standing, next), turn);
    } else if (asking instanceof Registered registered) {
      amended(registered, standing, next, turn);
    }
  }

  /** A registry that had lost the node accepts the same incarnation again, at a higher epoch. */
  private void amended(Registered registered, Standing standing, Request next, Turn turn) {
    if (standing.epoch() > registered.standing().epoch()) {
      join(registered.amend(standing, next), turn);
    } else {
      state = registered.with(next);
    }
  }

  private void join(Registered registered, Turn turn) {
    state = registered;
    Lines.registered(registered.standing(), requests.offer().profile().name()).forEach(turn::say);
    turn.act(new Action.Join(registered.standing()));
  }

  private void refused(Asking asking, Result result, Turn turn) {
    if (result.refusal() == Result.Refusal.INCARNATION_OVER) {
      renew(asking, result.text(), turn);
    } else if (asking instanceof Registered registered) {
      amendmentRefused(registered, result, turn);
    } else if (result.retryAfterMs() < 0) {
      end(asking, Ending.of(result.refusal()), Lines.refused(result), turn);
    } else {
      state = questions.refusedForNow(asking, result, turn);
    }
  }

  /** Only when the address has gone to another is the stay over. */
  private void amendmentRefused(Registered registered, Result result, Turn turn) {
    if (result.refusal() == Result.Refusal.SUPERSEDED) {
      end(registered, Ending.SUPERSEDED, Lines.refused(result), turn);
    } else {
      state = questions.amendmentRefused(registered, result, turn);
    }
  }

  private void renew(Asking asking, String why, Turn turn) {
    requests.identityGiven();
    UUID incarnation = requests.incarnation();
    Request first = requests.due(pacing.afterLossMs(turn.nowMs()));
    Loss loss = new Loss(asking.standing(), why);
    drop(loss, turn);
    turn.warn(Lines.lost(loss));
    enter(asking.lose(loss, incarnation, first), turn);
  }

  private void enter(Registering registering, Turn turn) {
    state = registering;
    turn.say(Lines.REGISTERING);
  }

  private void end(Asking asking, Ending ending, String text, Turn turn) {
    drop(new Loss(asking.standing(), text), turn);
    close(asking.end(ending, text), turn);
  }

  private static void drop(Loss loss, Turn turn) {
    if (loss.standing() != null) {
      turn.act(new Action.DropAll(loss));
    }
  }

  private void close(AgentState.Ended ended, Turn turn) {
    state = ended;
    turn.end(ended);
  }
}
