package io.rejoin.registry.door;

import static io.rejoin.registry.door.Bodies.or;

import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Command;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.value.Capabilities;
import io.rejoin.schemas.value.Endpoint;
import io.rejoin.schemas.value.Health;
import io.rejoin.schemas.value.Profile;
import io.rejoin.schemas.value.Role;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Turns bodies into inputs: what was left out gets its default. */
final class Inputs {

  private static final String DOOR = "http";

  private final Clock clock;
  private final Supplier<UUID> ids;

  /**
   * @param clock for heartbeats without a sequence
   * @param ids for incarnations and requests that the sender has not named
   */
  Inputs(Clock clock, Supplier<UUID> ids) {
    this.clock = clock;
    this.ids = ids;
  }

  Registration registration(Bodies.Registration body, String callerHost) {
    Profile profile =
        new Profile(
            or(body.name(), body.address()),
            or(body.type(), ""),
            body.roles() == null || body.roles().isEmpty() ? List.of(Role.WORKER) : body.roles(),
            or(body.realms(), List.of()),
            capabilities(body.capabilities()));
    return new Registration(
        Registration.Action.REGISTER,
        body.incarnation() == null ? ids.get() : body.incarnation(),
        requestId(body.requestId()),
        profile,
        endpoints(body.endpoints()),
        or(body.origin(), callerHost),
        body.force(),
        or(body.agent(), DOOR),
        "");
  }

  Registration leave(Bodies.Leave body, String callerHost) {
    Profile nobody = new Profile("", "", List.of(Role.WORKER), List.of(), Capabilities.NONE);
    return new Registration(
        Registration.Action.LEAVE,
        body.incarnation(),
        requestId(body.requestId()),
        nobody,
        List.of(),
        callerHost,
        false,
        DOOR,
        or(body.reason(), ""));
  }

  Heartbeat heartbeat(Bodies.Heartbeat body) {
    return new Heartbeat(
        body.incarnation(),
        or(body.sequence(), clock.millis()),
        or(body.health(), Health.UP),
        or(body.reason(), ""),
        or(body.load(), -1.0));
  }

  ClusterIpReport clusterIp(Bodies.ClusterIp body) {
    return new ClusterIpReport(
        body.incarnation(), or(body.version(), clock.millis()), endpoints(body.endpoints()));
  }

  Assignment job(Bodies.Job body) {
    return new Assignment(body.incarnation(), body.job(), or(body.scheduler(), DOOR));
  }

  Command order(Bodies.Order body) {
    return new Command(
        body.order(),
        requestId(null),
        or(body.issuer(), DOOR),
        or(body.reason(), ""),
        null,
        body.incarnation());
  }

  Command leaderMove(Bodies.LeaderMove body) {
    return new Command(
        Command.Order.MOVE_LEADER,
        requestId(null),
        or(body.issuer(), DOOR),
        or(body.reason(), ""),
        body.address(),
        null);
  }

  private String requestId(String given) {
    return given == null ? ids.get().toString() : given;
  }

  private static List<Endpoint> endpoints(List<Bodies.Place> places) {
    return or(places, List.<Bodies.Place>of()).stream().map(Bodies.Place::endpoint).toList();
  }

  private static Capabilities capabilities(Bodies.Offer offer) {
    return offer == null
        ? Capabilities.NONE
        : new Capabilities(
            or(offer.cpuModel(), ""),
            offer.cpuThreads(),
            offer.memoryBytes(),
            or(offer.gpus(), List.of()),
            new TreeMap<>(or(offer.labels(), Map.of())));
  }
}
