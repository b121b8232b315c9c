package io.rejoin.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.agent.core.Fixtures;
import io.rejoin.agent.link.FakeDoor.Asked;
import io.rejoin.agent.link.HeardListener.Acked;
import io.rejoin.agent.link.HeardListener.Disowned;
import io.rejoin.agent.link.HeardListener.Undelivered;
import io.rejoin.schemas.input.Assignment;
import io.rejoin.schemas.input.ClusterIpReport;
import io.rejoin.schemas.input.Heartbeat;
import io.rejoin.schemas.input.Registration;
import io.rejoin.schemas.input.Registration.Action;
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.state.NodeStatus;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Result.Outcome;
import io.rejoin.schemas.state.Result.Refusal;
import io.rejoin.schemas.value.Health;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpLinkTest {

  private static final UUID INCARNATION = UUID.fromString("6f1a7b9e-0000-4000-8000-000000000001");
  private static final Heartbeat BEAT = new Heartbeat(INCARNATION, 3, Health.UP, "", 0.5);

  private final HeardListener heard = new HeardListener();
  private FakeDoor door;
  private HttpLink link;

  @BeforeEach
  void open() throws IOException {
    door = new FakeDoor();
    link = link(List.of(door.url()));
  }

  @AfterEach
  void close() {
    link.close();
    door.close();
  }

  @Test
  void shouldSayWhatTheDoorAsksForWhenRegistering() throws InterruptedException {
    door.answers(201, created());

    link.send(registration(Action.REGISTER));

    Asked asked = door.nextAsked();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.path()).isEqualTo("/v1/nodes/register");
    assertThat(asked.authorization()).isEqualTo("Bearer letmein");
    assertThat(asked.body())
        .isEqualTo(
            json(
                """
                {"address":"router 1/a","incarnation":"6f1a7b9e-0000-4000-8000-000000000001",
                 "requestId":"r-1","name":"worker-1","type":"server","origin":"host-a",
                 "force":true,"agent":"rejoin-agent/test","roles":["WORKER"],"realms":["realm1"],
                 "endpoints":[{"protocol":"ws","host":"10.108.1.12","port":8080}],
                 "capabilities":{"cpuModel":"","cpuThreads":0,"memoryBytes":0,"gpus":[],
                                 "labels":{}}}
                """));
  }

  @Test
  void shouldReadTheResultBackWhenCreated() throws InterruptedException {
    door.answers(201, created());

    link.send(registration(Action.REGISTER));

    Result result = heard.next(Result.class);
    assertThat(result.outcome()).isEqualTo(Outcome.CREATED);
    assertThat(result.requestId()).isEqualTo("r-1");
    assertThat(result.incarnation()).isEqualTo(INCARNATION);
    assertThat(result.node())
        .isEqualTo(
            new Result.Accepted(
                Fixtures.NODE_ID,
                7,
                Fixtures.REGISTERED_AT_MS,
                2,
                NodeStatus.AVAILABLE,
                true,
                "job-3"));
  }

  @Test
  void shouldTakeTheStatusForTheOutcomeWhenTheBodyNamesNone() throws InterruptedException {
    door.answers(200, created().replace("\"outcome\":\"CREATED\",", ""));

    link.send(registration(Action.REGISTER));

    assertThat(heard.next(Result.class).outcome()).isEqualTo(Outcome.RE_REGISTERED);
  }

  @Test
  void shouldReadWhoHoldsTheAddressWhenRefused() throws InterruptedException {
    door.answers(
        403,
        """
        {"outcome":"REFUSED","refusal":"DUEL","text":"Expected one process, but there are two",
         "retryAfterMs":60000,
         "holder":{"incarnation":"6f1a7b9e-0000-4000-8000-000000000002","epoch":6,"origin":"host-b",
                   "endpoints":[{"host":"10.0.0.9","port":80}],"acceptedAtMs":1767604800000}}
        """);

    link.send(registration(Action.REGISTER));

    Result result = heard.next(Result.class);
    assertThat(result.refusal()).isEqualTo(Refusal.DUEL);
    assertThat(result.retryAfterMs()).isEqualTo(60_000);
    assertThat(result.text()).isEqualTo("Expected one process, but there are two");
    assertThat(result.holder().origin()).isEqualTo("host-b");
    assertThat(result.holder().acceptedAtMs()).isEqualTo(Fixtures.REGISTERED_AT_MS);
    assertThat(result.holder().endpoints()).hasToString("[tcp://10.0.0.9:80]");
  }

  @ParameterizedTest
  @CsvSource({
    "400, INVALID, -1",
    "401, PROOF_FAILED, -1",
    "403, PROOF_FAILED, -1",
    "422, INVALID, -1",
    "429, DUEL, 5000"
  })
  void shouldTakeTheStatusForTheRefusalWhenTheBodyIsAProblem(
      int status, Refusal refusal, long retryAfterMs) throws InterruptedException {
    String problem = "{\"error\":\"no\",\"message\":\"Expected a token, but there is none\"}";
    door.answers(status, problem, status == 429 ? "5" : null);

    link.send(registration(Action.REGISTER));

    Result result = heard.next(Result.class);
    assertThat(result.refusal()).isEqualTo(refusal);
    assertThat(result.retryAfterMs()).isEqualTo(retryAfterMs);
    assertThat(result.text()).contains("Expected a token, but there is none");
  }

  @ParameterizedTest
  @CsvSource({"503, <html>", "500, '{}'", "404, ''", "200, '{\"hello\":1}'", "200, '[]'"})
  void shouldSayThatItWasNotDeliveredWhenTheAnswerIsNone(int status, String body)
      throws InterruptedException {
    door.answers(status, body);

    link.send(registration(Action.REGISTER));

    assertThat(heard.next(Undelivered.class).why()).contains("HTTP status " + status);
  }

  @Test
  void shouldSayThatItWasNotDeliveredWhenNobodyListens() throws InterruptedException {
    door.close();

    link.send(registration(Action.REGISTER));

    assertThat(heard.next(Undelivered.class).why()).contains("ConnectException");
  }

  @Test
  void shouldAskTheNextInstanceWhenOneFails() throws Exception {
    try (FakeDoor second = new FakeDoor()) {
      link = link(List.of(door.url(), second.url() + "/"));
      door.answers(503, "");
      second.answers(201, created());

      link.send(registration(Action.REGISTER));
      heard.next(Undelivered.class);
      link.send(registration(Action.REGISTER));

      assertThat(heard.next(Result.class).outcome()).isEqualTo(Outcome.CREATED);
      assertThat(second.nextAsked().path()).isEqualTo("/v1/nodes/register");
    }
  }

  @Test
  void shouldLeaveWhenToldTo() throws InterruptedException {
    door.answers(200, "{\"outcome\":\"LEFT\",\"text\":\"Node left\"}");

    link.send(registration(Action.LEAVE));

    Asked asked = door.nextAsked();
    assertThat(asked.path()).isEqualTo("/v1/nodes/router%201%2Fa/leave");
    assertThat(asked.body().path("reason").asText()).isEqualTo("stopped");
    assertThat(asked.body().path("requestId").asText()).isEqualTo("r-1");
    assertThat(heard.next(Result.class).outcome()).isEqualTo(Outcome.LEFT);
  }

  @Test
  void shouldHearThatItsHeartbeatWasTakenAndItsJob() throws InterruptedException {
    door.answers(200, "{\"current\":true,\"status\":\"AVAILABLE\",\"epoch\":7,\"job\":\"job-1\"}");
    door.answers(200, "{\"current\":true,\"job\":null}");
    door.answers(200, "{\"current\":true}");

    for (int beat = 0; beat < 3; beat++) {
      link.send(BEAT);
      assertThat(heard.next(Acked.class).what()).isEqualTo(BEAT);
      if (beat < 2) {
        String job = beat == 0 ? "job-1" : null;
        assertThat(heard.next(Assignment.class)).isEqualTo(new Assignment(INCARNATION, job, ""));
      }
    }

    Asked asked = door.nextAsked();
    assertThat(asked.path()).isEqualTo("/v1/nodes/router%201%2Fa/heartbeat");
    assertThat(asked.body().path("sequence").asLong()).isEqualTo(3);
    assertThat(asked.body().path("health").asText()).isEqualTo("UP");
  }

  @Test
  void shouldHearAKickWhenItsHeartbeatIsAnsweredWithOne() throws InterruptedException {
    door.answers(
        200,
        """
        {"current":false,"epoch":7,"kick":{"cause":"EXPIRED","comesBack":true,"text":"silent"}}
        """);
    door.answers(200, "{\"current\":false,\"kick\":{\"cause\":\"NEW_ONE\",\"comesBack\":true}}");

    link.send(BEAT);
    assertThat(heard.next(Kick.class))
        .isEqualTo(new Kick(INCARNATION, 7, Kick.Cause.EXPIRED, "silent", 0));
    link.send(BEAT);
    assertThat(heard.next(Kick.class).cause()).isEqualTo(Kick.Cause.ORDERED);
  }

  @ParameterizedTest
  @CsvSource({"200, '{\"current\":false,\"kick\":null}'", "404, '{}'"})
  void shouldHearThatItIsDisownedWhenTheRegistryDoesNotKnowIt(int status, String body)
      throws InterruptedException {
    door.answers(status, body);

    link.send(BEAT);

    assertThat(heard.next(Disowned.class).beat()).isEqualTo(BEAT);
  }

  @Test
  void shouldReportTheClusterIp() throws InterruptedException {
    ClusterIpReport report = new ClusterIpReport(INCARNATION, 4, List.of(Fixtures.ENDPOINT));
    door.answers(202, "{\"taken\":true}").answers(503, "");

    link.send(report);
    assertThat(heard.next(Acked.class).what()).isEqualTo(report);
    link.send(report);
    assertThat(heard.next(Undelivered.class).what()).isEqualTo(report);

    Asked asked = door.nextAsked();
    assertThat(asked.path()).isEqualTo("/v1/nodes/router%201%2Fa/cluster-ip");
    assertThat(asked.body().path("version").asLong()).isEqualTo(4);
    assertThat(asked.body().path("endpoints").size()).isEqualTo(1);
  }

  @Test
  void shouldSendOnlyTheLatestWhenTheDoorIsSlow() throws InterruptedException {
    door.hold();
    link.send(beat(1));
    door.nextAsked();
    for (int sequence = 2; sequence <= 50; sequence++) {
      link.send(beat(sequence));
    }
    door.answers(200, "{\"current\":true}").answers(200, "{\"current\":true}").release();

    assertThat(heard.next(Acked.class).what()).isEqualTo(beat(1));
    assertThat(heard.next(Acked.class).what()).isEqualTo(beat(50));
    assertThat(door.nextAsked().body().path("sequence").asLong()).isEqualTo(50);
  }

  @Test
  void shouldTellNothingMoreWhenClosed() throws InterruptedException {
    door.hold();
    link.send(BEAT);
    door.nextAsked();

    link.close();
    door.answers(200, "{\"current\":true}").release();
    link.send(BEAT);

    assertThat(heard.unheard()).isZero();
  }

  @Test
  void shouldRefuseAMasterThatIsNoUrl() {
    assertThatThrownBy(() -> link(List.of("master:8080")))
        .hasMessageContaining("http://HOST:PORT")
        .hasMessageContaining("master:8080");
  }

  private HttpLink link(List<String> masters) {
    HttpLink opened =
        new HttpLink(
            "router 1/a", new DoorOptions(masters, Optional.of("letmein"), Duration.ofSeconds(30)));
    opened.open(heard);
    return opened;
  }

  private static Heartbeat beat(long sequence) {
    return new Heartbeat(INCARNATION, sequence, Health.UP, "", -1);
  }

  private static Registration registration(Action action) {
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

  private static String created() {
    return """
    {"outcome":"CREATED","text":"Node registered","requestId":"r-1",
     "id":"550e8400-e29b-41d4-a716-446655440000","status":"AVAILABLE","epoch":7,
     "registeredAt":"2026-01-05T09:20:00Z","reRegistrations":2,"predecessor":true,
     "lostJob":"job-3","holder":null,"retryAfterMs":0,"revision":7}
    """;
  }

  private static com.fasterxml.jackson.databind.JsonNode json(String text) {
    try {
      return DoorJson.JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
