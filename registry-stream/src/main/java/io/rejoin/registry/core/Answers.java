package io.rejoin.registry.core;

import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Node;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Result.Outcome;
import io.rejoin.schemas.state.Result.Refusal;

/** The answer to a registration, and its line in the audit trail. */
final class Answers {

  private Answers() {}

  static void accept(Turn turn, Outcome outcome, String text, boolean predecessor, String lostJob) {
    Registration registration = (Registration) turn.control().input();
    Node node = turn.cluster().node(turn.key());
    Result.Accepted accepted =
        new Result.Accepted(
            node.nodeId(),
            node.epoch(),
            node.history().registeredAtMs(),
            node.history().reRegistrations(),
            node.status(),
            predecessor,
            lostJob);
    turn.answer(
        new Result(
            registration.requestId(),
            registration.incarnation(),
            outcome,
            null,
            text,
            accepted,
            null,
            0,
            turn.at().revision()));
  }

  static void refuse(Turn turn, Refusal refusal, String text, Node holder) {
    refuse(turn, new Admission.Refused(refusal, text, holder, -1));
  }

  static void refuse(Turn turn, Admission.Refused refused) {
    Registration registration = (Registration) turn.control().input();
    Story story = new Story(registration.origin(), "", refused.refusal().name(), refused.text());
    turn.note(What.REGISTRATION_REFUSED, turn.key(), story);
    turn.answer(
        new Result(
            registration.requestId(),
            registration.incarnation(),
            Outcome.REFUSED,
            refused.refusal(),
            refused.text(),
            null,
            holder(refused.holder()),
            refused.retryAfterMs(),
            turn.at().revision()));
  }

  private static Result.Holder holder(Node node) {
    return node == null
        ? null
        : new Result.Holder(
            node.stay().incarnation(),
            node.epoch(),
            node.stay().origin(),
            node.reach().endpoints(),
            node.stay().acceptedAtMs());
  }
}
