package io.rejoin.agent.link;

import com.fasterxml.jackson.databind.JsonNode;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.NodeStatus;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Result.Accepted;
import io.rejoin.schemas.state.Result.Holder;
import io.rejoin.schemas.state.Result.Outcome;
import io.rejoin.schemas.state.Result.Refusal;
import io.rejoin.schemas.value.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the answer to a registration, or to a leave, into the result that Kafka would carry. */
final class DoorResults {

  private static final UUID UNKNOWN = new UUID(0, 0);

  private DoorResults() {}

  /** The result; empty when the door answered, but not this question. */
  static Optional<Result> of(DoorAnswer answer, Registration asked) {
    Optional<Outcome> said = DoorAnswer.word(Outcome.class, answer.body().path("outcome"));
    if (answer.isRefusal() || said.equals(Optional.of(Outcome.REFUSED))) {
      return Optional.of(refused(answer, asked));
    }
    return answer.isOk() ? accepted(answer, asked, said) : Optional.empty();
  }

  private static Optional<Result> accepted(
      DoorAnswer answer, Registration asked, Optional<Outcome> said) {
    boolean leaves = asked.action() == Registration.Action.LEAVE;
    Optional<Accepted> node = node(answer);
    if (node.isEmpty() && !leaves) {
      return Optional.empty();
    }
    Outcome byStatus = answer.status() == 201 ? Outcome.CREATED : Outcome.RE_REGISTERED;
    return Optional.of(
        new Result(
            asked.requestId(),
            asked.incarnation(),
            leaves ? Outcome.LEFT : said.orElse(byStatus),
            null,
            answer.text("text", ""),
            node.orElse(null),
            null,
            0,
            answer.number("revision", 0)));
  }

  private static Result refused(DoorAnswer answer, Registration asked) {
    Refusal refusal =
        DoorAnswer.word(Refusal.class, answer.body().path("refusal"))
            .orElse(refusalBy(answer.status()));
    return new Result(
        asked.requestId(),
        asked.incarnation(),
        Outcome.REFUSED,
        refusal,
        answer.text("text", answer.problem()),
        null,
        holder(answer.body().path("holder")),
        answer.number("retryAfterMs", answer.retryAfterMs()),
        answer.number("revision", 0));
  }

  private static Refusal refusalBy(int status) {
    return switch (status) {
      case 401, 403 -> Refusal.PROOF_FAILED;
      case 429 -> Refusal.DUEL;
      default -> Refusal.INVALID;
    };
  }

  private static Optional<Accepted> node(DoorAnswer answer) {
    JsonNode body = answer.body();
    return DoorAnswer.uuid(body.path("id"))
        .filter(id -> answer.has("epoch"))
        .map(
            id ->
                new Accepted(
                    id,
                    answer.number("epoch", 0),
                    DoorAnswer.epochMs(body.path("registeredAt")),
                    answer.number("reRegistrations", 0),
                    DoorAnswer.word(NodeStatus.class, body.path("status"))
                        .orElse(NodeStatus.AVAILABLE),
                    body.path("predecessor").asBoolean(false),
                    answer.has("lostJob") ? body.path("lostJob").asText() : null));
  }

  private static Holder holder(JsonNode json) {
    if (!json.isObject()) {
      return null;
    }
    return new Holder(
        DoorAnswer.uuid(json.path("incarnation")).orElse(UNKNOWN),
        json.path("epoch").asLong(),
        json.path("origin").asText("an unknown origin"),
        endpoints(json.path("endpoints")),
        json.path("acceptedAtMs").asLong());
  }

  private static List<Endpoint> endpoints(JsonNode array) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (JsonNode json : array) {
      endpoints.add(
          new Endpoint(
              json.path("protocol").asText("tcp"),
              json.path("host").asText(),
              json.path("port").asInt()));
    }
    return endpoints;
  }
}
