package io.rejoin.registry.door;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class InputsTest {

  private static final UUID INCARNATION = new UUID(7, 7);

  private final AtomicLong drawn = new AtomicLong();
  private final Inputs inputs =
      new Inputs(
          Clock.fixed(Instant.ofEpochMilli(1_234), ZoneOffset.UTC),
          () -> new UUID(0, drawn.incrementAndGet()));

  @Test
  void shouldFillInWhatARegistrationLeavesOut() {
    Bodies.Registration body =
        new Bodies.Registration(
            "n1", null, null, null, null, null, null, null, null, null, false, null);

    Registration registration = inputs.registration(body, "10.0.0.9");

    Profile profile = new Profile("n1", "", List.of(Role.WORKER), List.of(), Capabilities.NONE);
    assertThat(registration)
        .isEqualTo(
            new Registration(
                Registration.Action.REGISTER,
                new UUID(0, 1),
                new UUID(0, 2).toString(),
                profile,
                List.of(),
                "10.0.0.9",
                false,
                "http",
                ""));
  }

  @Test
  void shouldKeepWhatARegistrationSays() {
    Bodies.Registration body =
        new Bodies.Registration(
            "n1",
            INCARNATION,
            "r1",
            "a name",
            "server",
            List.of(Role.ROUTER),
            List.of("realm1"),
            List.of(new Bodies.Place("ws", "10.0.0.1", 8080)),
            new Bodies.Offer("cpu", 8, 1_024, List.of("gpu"), Map.of("zone", "a")),
            "host-1",
            true,
            "agent 1");

    Registration registration = inputs.registration(body, "10.0.0.9");

    Capabilities capabilities =
        new Capabilities("cpu", 8, 1_024, List.of("gpu"), new TreeMap<>(Map.of("zone", "a")));
    assertThat(registration)
        .isEqualTo(
            new Registration(
                Registration.Action.REGISTER,
                INCARNATION,
                "r1",
                new Profile(
                    "a name", "server", List.of(Role.ROUTER), List.of("realm1"), capabilities),
                List.of(new Endpoint("ws", "10.0.0.1", 8080)),
                "host-1",
                true,
                "agent 1",
                ""));
    assertThat(drawn).hasValue(0);
  }

  @Test
  void shouldTakeTcpWhenAnEndpointNamesNoProtocol() {
    assertThat(new Bodies.Place(null, "10.0.0.1", 80).endpoint())
        .isEqualTo(new Endpoint("tcp", "10.0.0.1", 80));
  }

  @Test
  void shouldDrawTheRequestIdWhenALeaveHasNone() {
    Registration leave = inputs.leave(new Bodies.Leave(INCARNATION, null, null), "10.0.0.9");

    assertThat(leave.action()).isEqualTo(Registration.Action.LEAVE);
    assertThat(leave.incarnation()).isEqualTo(INCARNATION);
    assertThat(leave.requestId()).isEqualTo(new UUID(0, 1).toString());
    assertThat(leave.reason()).isEmpty();
    assertThat(leave.origin()).isEqualTo("10.0.0.9");
  }

  @Test
  void shouldCountByTheClockWhenAHeartbeatHasNoSequence() {
    assertThat(inputs.heartbeat(new Bodies.Heartbeat(INCARNATION, null, null, null, null)))
        .isEqualTo(new Heartbeat(INCARNATION, 1_234, Health.UP, "", -1));
    assertThat(
            inputs.heartbeat(new Bodies.Heartbeat(INCARNATION, 5L, Health.UNHEALTHY, "disk", 0.5)))
        .isEqualTo(new Heartbeat(INCARNATION, 5, Health.UNHEALTHY, "disk", 0.5));
  }

  @Test
  void shouldCountByTheClockWhenAClusterIpHasNoVersion() {
    List<Bodies.Place> places = List.of(new Bodies.Place(null, "10.0.0.1", 80));

    assertThat(inputs.clusterIp(new Bodies.ClusterIp(INCARNATION, null, places)))
        .isEqualTo(
            new ClusterIpReport(INCARNATION, 1_234, List.of(new Endpoint("tcp", "10.0.0.1", 80))));
  }

  @Test
  void shouldTakeTheJobAwayWhenThereIsNone() {
    assertThat(inputs.job(new Bodies.Job(INCARNATION, null, null)))
        .isEqualTo(new Assignment(INCARNATION, null, "http"));
  }

  @Test
  void shouldGiveOrdersInTheDoorsNameWhenNobodyIssuesThem() {
    assertThat(inputs.order(new Bodies.Order(Command.Order.DRAIN, null, null, null)))
        .isEqualTo(
            new Command(Command.Order.DRAIN, new UUID(0, 1).toString(), "http", "", null, null));
    assertThat(inputs.leaderMove(new Bodies.LeaderMove("n1", "ops", "upgrade")))
        .isEqualTo(
            new Command(
                Command.Order.MOVE_LEADER,
                new UUID(0, 2).toString(),
                "ops",
                "upgrade",
                "n1",
                null));
  }
}
