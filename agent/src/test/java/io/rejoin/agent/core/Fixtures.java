package io.rejoin.agent.core;

import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.NodeStatus;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Values that the tests of the agent share. */
public final class Fixtures {

  public static final UUID NODE_ID = UUID.fromString("550e8400-e29b-41d4-a716-446655440000");
  public static final long REGISTERED_AT_MS = Instant.parse("2026-01-05T09:20:00Z").toEpochMilli();
  public static final Endpoint ENDPOINT = new Endpoint("ws", "10.108.1.12", 8080);

  private Fixtures() {}

  public static Profile aProfile() {
    return new Profile(
        "worker-1", "server", List.of(Role.WORKER), List.of("realm1"), Capabilities.NONE);
  }

  public static Offer anOffer() {
    return new Offer(aProfile(), List.of(ENDPOINT), "host-a", "rejoin-agent/test");
  }

  public static Result.Accepted node(long epoch, long reRegistrations) {
    return new Result.Accepted(
        NODE_ID,
        epoch,
        REGISTERED_AT_MS,
        reRegistrations,
        NodeStatus.AVAILABLE,
        reRegistrations > 0,
        null);
  }

  public static Result accepted(Registration asked, Result.Outcome outcome, Result.Accepted node) {
    return new Result(
        asked.requestId(), asked.incarnation(), outcome, null, "done", node, null, 0, node.epoch());
  }

  public static Result created(Registration asked, long epoch) {
    return accepted(asked, Result.Outcome.CREATED, node(epoch, 0));
  }

  public static Result refused(Registration asked, Result.Refusal refusal, long retryAfterMs) {
    return new Result(
        asked.requestId(),
        asked.incarnation(),
        Result.Outcome.REFUSED,
        refusal,
        "Expected a free address, but it is not",
        null,
        null,
        retryAfterMs,
        99);
  }

  public static Kick kick(UUID incarnation, long epoch, Kick.Cause cause) {
    return new Kick(incarnation, epoch, cause, "because of " + cause, epoch + 1);
  }
}
