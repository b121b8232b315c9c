package io.rejoin.agent.link;

import io.rejoin.agent.core.Fixtures;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.input.Registration.Action;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A link before a door that answers by script, and what the link tells. */
final class HttpRig implements AutoCloseable {

  static final UUID INCARNATION = UUID.fromString("6f1a7b9e-0000-4000-8000-000000000001");

  final HeardListener heard = new HeardListener();
  final FakeDoor door = new FakeDoor();
  private HttpLink link;

  HttpRig() throws IOException {
    open(List.of(door.url()));
  }

  /** Opens another link, to these doors. */
  void open(List<String> masters) {
    link =
        new HttpLink(
            "router 1/a", new DoorOptions(masters, Optional.of("letmein"), Duration.ofSeconds(30)));
    link.open(heard);
  }

  HttpLink link() {
    return link;
  }

  static Registration registration(Action action) {
    return new Registration(
        action,
        INCARNATION,
        "r-1",
        Fixtures.aProfile(),
        List.of(Fixtures.ENDPOINT),
        "host-a",
        true,
        "rejoin-agent/test",
        action == Action.LEAVE ? "stopped" : "");
  }

  static String created() {
    return """
    {"outcome":"CREATED","text":"Node registered","requestId":"r-1",
     "id":"550e8400-e29b-41d4-a716-446655440000","status":"AVAILABLE","epoch":7,
     "registeredAt":"2026-01-05T09:20:00Z","reRegistrations":2,"predecessor":true,
     "lostJob":"job-3","holder":null,"retryAfterMs":0,"revision":7}
    """;
  }

  @Override
  public void close() {
    link.close();
    door.close();
  }
}
