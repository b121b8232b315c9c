package io.rejoin.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rejoin.agent.core.Fixtures;
import io.rejoin.agent.link.FakeDoor.Asked;
import io.rejoin.agent.link.HeardListener.Undelivered;
import io.rejoin.schemas.input.Registration.Action;
import io.rejoin.schemas.state.NodeStatus;
import io.rejoin.schemas.state.Result;
import io.rejoin.schemas.state.Result.Outcome;
import io.rejoin.schemas.state.Result.Refusal;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registering and leaving at the door. */
class HttpLinkRegisteringTest {

  private final HttpRig rig;

  HttpLinkRegisteringTest() throws IOException {
    rig = new HttpRig();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void shouldSayWhatTheDoorAsksForWhenRegistering() throws InterruptedException {
    rig.door.answers(201, HttpRig.created());

    rig.link().send(HttpRig.registration(Action.REGISTER));

    Asked asked = rig.door.nextAsked();
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
    rig.door.answers(201, HttpRig.created());

    rig.link().send(HttpRig.registration(Action.REGISTER));

    Result result = rig.heard.next(Result.class);
    assertThat(result.outcome()).isEqualTo(Outcome.CREATED);
    assertThat(result.requestId()).isEqualTo("r-1");
    assertThat(result.incarnation()).isEqualTo(HttpRig.INCARNATION);
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
    rig.door.answers(200, HttpRig.created().replace("\"outcome\":\"CREATED\",", ""));

    rig.link().send(HttpRig.registration(Action.REGISTER));

    assertThat(rig.heard.next(Result.class).outcome()).isEqualTo(Outcome.RE_REGISTERED);
  }

  @Test
  void shouldReadWhoHoldsTheAddressWhenRefused() throws InterruptedException {
    rig.door.answers(
        403,
        """
        {"outcome":"REFUSED","refusal":"DUEL","text":"Expected one process, but there are two",
         "retryAfterMs":60000,
         "holder":{"incarnation":"6f1a7b9e-0000-4000-8000-000000000002","epoch":6,"origin":"host-b",
                   "endpoints":[{"host":"10.0.0.9","port":80}],"acceptedAtMs":1767604800000}}
        """);

    rig.link().send(HttpRig.registration(Action.REGISTER));

    Result result = rig.heard.next(Result.class);
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
    rig.door.answers(status, problem, status == 429 ? "5" : null);

    rig.link().send(HttpRig.registration(Action.REGISTER));

    Result result = rig.heard.next(Result.class);
    assertThat(result.refusal()).isEqualTo(refusal);
    assertThat(result.retryAfterMs()).isEqualTo(retryAfterMs);
    assertThat(result.text()).contains("Expected a token, but there is none");
  }

  @ParameterizedTest
  @CsvSource({"503, <html>", "500, '{}'", "404, ''", "200, '{\"hello\":1}'", "200, '[]'"})
  void shouldSayThatItWasNotDeliveredWhenTheAnswerIsNone(int status, String body)
      throws InterruptedException {
    rig.door.answers(status, body);

    rig.link().send(HttpRig.registration(Action.REGISTER));

    assertThat(rig.heard.next(Undelivered.class).why()).contains("HTTP status " + status);
  }

  @Test
  void shouldSayThatItWasNotDeliveredWhenNobodyListens() throws InterruptedException {
    rig.door.close();

    rig.link().send(HttpRig.registration(Action.REGISTER));

    assertThat(rig.heard.next(Undelivered.class).why()).contains("ConnectException");
  }

  @Test
  void shouldAskTheNextInstanceWhenOneFails() throws Exception {
    try (FakeDoor second = new FakeDoor()) {
      rig.open(List.of(rig.door.url(), second.url() + "/"));
      rig.door.answers(503, "");
      second.answers(201, HttpRig.created());

      rig.link().send(HttpRig.registration(Action.REGISTER));
      rig.heard.next(Undelivered.class);
      rig.link().send(HttpRig.registration(Action.REGISTER));

      assertThat(rig.heard.next(Result.class).outcome()).isEqualTo(Outcome.CREATED);
      assertThat(second.nextAsked().path()).isEqualTo("/v1/nodes/register");
    }
  }

  @Test
  void shouldLeaveWhenToldTo() throws InterruptedException {
    rig.door.answers(200, "{\"outcome\":\"LEFT\",\"text\":\"Node left\"}");

    rig.link().send(HttpRig.registration(Action.LEAVE));

    Asked asked = rig.door.nextAsked();
    assertThat(asked.path()).isEqualTo("/v1/nodes/router%201%2Fa/leave");
    assertThat(asked.body().path("reason").asText()).isEqualTo("stopped");
    assertThat(asked.body().path("requestId").asText()).isEqualTo("r-1");
    assertThat(rig.heard.next(Result.class).outcome()).isEqualTo(Outcome.LEFT);
  }

  private static JsonNode json(String text) {
    try {
      return DoorJson.JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
