package io.rejoin.agent.link;

import com.fasterxml.jackson.databind.JsonNode;
import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.Result;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * The registry by its HTTP door: the answer to a heartbeat tells what other agents read from
 * topics. So a kick is learnt within a heartbeat's interval, not at once.
 */
public final class HttpLink implements RegistryLink {

  private final String address;
  private final DoorOptions options;
  private final Door door;
  private final LatestWins<Registration> registrations = new LatestWins<>(this::post);
  private final LatestWins<Heartbeat> heartbeats = new LatestWins<>(this::post);
  private final LatestWins<ClusterIpReport> reports = new LatestWins<>(this::post);
  private volatile LinkListener listener = LinkListener.NOBODY;

  /** A link that has not begun. */
  public HttpLink(String address, DoorOptions options) {
    this.address = address;
    this.options = options;
    this.door = new Door(options);
  }

  @Override
  public void open(LinkListener told) {
    listener = told;
  }

  @Override
  public void send(Registration registration) {
    registrations.offer(registration);
  }

  @Override
  public void send(Heartbeat heartbeat) {
    heartbeats.offer(heartbeat);
  }

  @Override
  public void send(ClusterIpReport report) {
    reports.offer(report);
  }

  @Override
  public String target() {
    return String.join(", ", options.masters());
  }

  @Override
  public void close() {
    listener = LinkListener.NOBODY;
    door.close();
  }

  private CompletableFuture<?> post(Registration said) {
    boolean leaves = said.action() == Registration.Action.LEAVE;
    CompletableFuture<DoorAnswer> answer =
        leaves
            ? door.post(Door.nodePath(address, "leave"), DoorJson.leave(said))
            : door.post("/v1/nodes/register", DoorJson.registration(address, said));
    return told(answer, got -> registered(said, got), why -> listener.undelivered(said, why));
  }

  private CompletableFuture<?> post(Heartbeat said) {
    return told(
        door.post(Door.nodePath(address, "heartbeat"), DoorJson.heartbeat(said)),
        got -> beaten(said, got),
        why -> listener.undelivered(said, why));
  }

  private CompletableFuture<?> post(ClusterIpReport said) {
    return told(
        door.post(Door.nodePath(address, "cluster-ip"), DoorJson.clusterIp(said)),
        got -> reported(said, got),
        why -> listener.undelivered(said, why));
  }

  private void registered(Registration said, DoorAnswer got) {
    Optional<Result> result = DoorResults.of(got, said);
    result.ifPresentOrElse(listener::answered, () -> listener.undelivered(said, got.problem()));
  }

  private void reported(ClusterIpReport said, DoorAnswer got) {
    if (got.isOk()) {
      listener.acked(said);
    } else {
      listener.undelivered(said, got.problem());
    }
  }

  private void beaten(Heartbeat said, DoorAnswer got) {
    if (got.status() == 404) {
      listener.disowned(said);
    } else if (!got.isOk()) {
      listener.undelivered(said, got.problem());
    } else if (got.body().path("current").asBoolean(false)) {
      listener.acked(said);
      assigned(said, got.body());
    } else if (got.has("kick")) {
      listener.kicked(kick(said, got));
    } else {
      listener.disowned(said);
    }
  }

  private void assigned(Heartbeat said, JsonNode body) {
    if (body.has("job")) {
      String job = body.path("job").isNull() ? null : body.path("job").asText();
      listener.assigned(new Assignment(said.incarnation(), job, ""));
    }
  }

  private static Kick kick(Heartbeat said, DoorAnswer got) {
    JsonNode kick = got.body().path("kick");
    boolean comesBack = kick.path("comesBack").asBoolean(false);
    Kick.Cause cause =
        DoorAnswer.word(Kick.Cause.class, kick.path("cause"))
            .orElse(comesBack ? Kick.Cause.ORDERED : Kick.Cause.UNKNOWN);
    long epoch = got.number("epoch", Long.MAX_VALUE);
    return new Kick(said.incarnation(), epoch, cause, kick.path("text").asText(""), 0);
  }

  private static CompletableFuture<?> told(
      CompletableFuture<DoorAnswer> answer,
      Consumer<DoorAnswer> onAnswer,
      Consumer<String> onFailure) {
    return answer.handle(
        (got, failure) -> {
          if (failure == null) {
            onAnswer.accept(got);
          } else {
            onFailure.accept(why(failure));
          }
          return null;
        });
  }

  private static String why(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.toString();
  }
}
