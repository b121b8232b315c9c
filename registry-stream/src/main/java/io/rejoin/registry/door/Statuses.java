package io.rejoin.registry.door;

import io.javalin.http.Context;
import io.rejoin.schemas.state.Result;

/**
 * The registry's answers as HTTP statuses. A restart is never a conflict: 409 is not among them.
 */
final class Statuses {

  private Statuses() {}

  static void send(Context context, Result result, String address, String name) {
    if (result.retryAfterMs() > 0) {
      context.header("Retry-After", String.valueOf((result.retryAfterMs() + 999) / 1_000));
    }
    context.status(of(result)).json(Shown.ResultView.of(address, name, result));
  }

  static void sendOrder(Context context, Result result) {
    context.status(of(result)).json(Shown.CommandView.of(result));
  }

  private static int of(Result result) {
    return switch (result.outcome()) {
      case CREATED -> 201;
      case RE_REGISTERED, AMENDED, LEFT, DONE -> 200;
      case REFUSED -> of(result.refusal());
    };
  }

  private static int of(Result.Refusal refusal) {
    return switch (refusal) {
      case PROOF_FAILED, PROOF_REPLAYED -> 401;
      case SUPERSEDED, FROZEN -> 403;
      case DUEL, REALM_FULL -> 429;
      case INVALID, INCARNATION_OVER, UNKNOWN_ADDRESS, NOT_POSSIBLE -> 422;
      case INTERNAL, UNKNOWN -> 500;
    };
  }
}
