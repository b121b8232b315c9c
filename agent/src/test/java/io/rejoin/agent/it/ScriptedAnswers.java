package io.rejoin.agent.it;

import io.rejoin.agent.core.Fixtures;
import io.rejoin.schemas.input.Control.Verdict;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Result.Holder;
import io.rejoin.schemas.state.Result.Outcome;
import io.rejoin.schemas.state.Result.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a registry would answer, in short: a new incarnation is accepted, the same one again amends,
 * a leave is confirmed; one with a proof that fails, or another one at a frozen address, is refused
 * and told who holds it. One thread asks; any may freeze.
 */
final class ScriptedAnswers {

  private static final long NEVER = -1;

  private final Map<String, Held> nodes = new HashMap<>();
  private final Set<String> frozen = ConcurrentHashMap.newKeySet();

  /**
   * A node as the registry has it.
   *
   * @param returns incarnations before this one
   */
  private record Held(Registration asked, long epoch, long acceptedAtMs, long returns) {

    boolean is(Registration other) {
      return asked.incarnation().equals(other.incarnation());
    }

    Holder holder() {
      return new Holder(
          asked.incarnation(), epoch, asked.origin(), asked.endpoints(), acceptedAtMs);
    }
  }

  void freeze(String address) {
    frozen.add(address);
  }

  Result answer(Input<Registration> input, long revision) {
    Registration asked = input.value();
    Held held = nodes.get(input.key());
    if (isForged(input)) {
      return refused(asked, Refusal.PROOF_FAILED, input.proof().problem(), held);
    }
    if (held != null && !held.is(asked) && frozen.contains(input.key())) {
      return refused(asked, Refusal.FROZEN, "Expected a free address, but it is frozen", held);
    }
    return accepted(input, held, revision);
  }

  private Result accepted(Input<Registration> input, Held held, long revision) {
    Registration asked = input.value();
    boolean stays = held != null && held.is(asked);
    Held next =
        stays
            ? held
            : new Held(
                asked, revision, Fixtures.REGISTERED_AT_MS, held == null ? 0 : held.returns() + 1);
    nodes.put(input.key(), next);
    return Fixtures.accepted(
        asked, outcome(asked, stays, next), Fixtures.node(next.epoch(), next.returns()));
  }

  private static Outcome outcome(Registration asked, boolean stays, Held node) {
    if (asked.action() == Registration.Action.LEAVE) {
      return Outcome.LEFT;
    }
    Outcome first = node.returns() == 0 ? Outcome.CREATED : Outcome.RE_REGISTERED;
    return stays ? Outcome.AMENDED : first;
  }

  /** A missing proof is that of an agent whose cluster asks for none. */
  private static boolean isForged(Input<?> input) {
    return input.proof().verdict() == Verdict.FAILED && !input.proof().signer().isEmpty();
  }

  private static Result refused(Registration asked, Refusal refusal, String text, Held held) {
    return new Result(
        asked.requestId(),
        asked.incarnation(),
        Outcome.REFUSED,
        refusal,
        text,
        null,
        held == null ? null : held.holder(),
        NEVER,
        0);
  }
}
