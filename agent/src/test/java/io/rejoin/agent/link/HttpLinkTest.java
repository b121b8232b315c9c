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
import io.rejoin.schemas.state.Kick;
import io.rejoin.schemas.value.Health;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said at the door between registering and leaving. */
class HttpLinkTest {

  private static final Heartbeat BEAT = new Heartbeat(HttpRig.INCARNATION, 3, Health.UP, "", 0.5);

  private final HttpRig rig;

  HttpLinkTest() throws IOException {
    rig = new HttpRig();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void shouldHearThatItsHeartbeatWasTakenAndItsJob() throws InterruptedException {
    rig.door.answers(
        200, "{\"current\":true,\"status\":\"AVAILABLE\",\"epoch\":7,\"job\":\"job-1\"}");
    rig.door.answers(200, "{\"current\":true,\"job\":null}");
    rig.door.answers(200, "{\"current\":true}");

    for (int beat = 0; beat < 3; beat++) {
      rig.link().send(BEAT);
      assertThat(rig.heard.next(Acked.class).what()).isEqualTo(BEAT);
      if (beat < 2) {
        String job = beat == 0 ? "job-1" : null;
        assertThat(rig.heard.next(Assignment.class))
            .isEqualTo(new Assignment(HttpRig.INCARNATION, job, ""));
      }
    }

    Asked asked = rig.door.nextAsked();
    assertThat(asked.path()).isEqualTo("/v1/nodes/router%201%2Fa/heartbeat");
    assertThat(asked.body().path("sequence").asLong()).isEqualTo(3);
    assertThat(asked.body().path("health").asText()).isEqualTo("UP");
  }

  @Test
  void shouldHearAKickWhenItsHeartbeatIsAnsweredWithOne() throws InterruptedException {
    rig.door.answers(
        200,
        """
        {"current":false,"epoch":7,"kick":{"cause":"EXPIRED","comesBack":true,"text":"silent"}}
        """);
    rig.door.answers(
        200, "{\"current\":false,\"kick\":{\"cause\":\"NEW_ONE\",\"comesBack\":true}}");

    rig.link().send(BEAT);
    assertThat(rig.heard.next(Kick.class))
        .isEqualTo(new Kick(HttpRig.INCARNATION, 7, Kick.Cause.EXPIRED, "silent", 0));
    rig.link().send(BEAT);
    assertThat(rig.heard.next(Kick.class).cause()).isEqualTo(Kick.Cause.ORDERED);
  }

  @ParameterizedTest
  @CsvSource({"200, '{\"current\":false,\"kick\":null}'", "404, '{}'"})
  void shouldHearThatItIsDisownedWhenTheRegistryDoesNotKnowIt(int status, String body)
      throws InterruptedException {
    rig.door.answers(status, body);

    rig.link().send(BEAT);

    assertThat(rig.heard.next(Disowned.class).beat()).isEqualTo(BEAT);
  }

  @Test
  void shouldReportTheClusterIp() throws InterruptedException {
    ClusterIpReport report =
        new ClusterIpReport(HttpRig.INCARNATION, 4, List.of(Fixtures.ENDPOINT));
    rig.door.answers(202, "{\"taken\":true}").answers(503, "");

    rig.link().send(report);
    assertThat(rig.heard.next(Acked.class).what()).isEqualTo(report);
    rig.link().send(report);
    assertThat(rig.heard.next(Undelivered.class).what()).isEqualTo(report);

    Asked asked = rig.door.nextAsked();
    assertThat(asked.path()).isEqualTo("/v1/nodes/router%201%2Fa/cluster-ip");
    assertThat(asked.body().path("version").asLong()).isEqualTo(4);
    assertThat(asked.body().path("endpoints").size()).isEqualTo(1);
  }

  @Test
  void shouldSendOnlyTheLatestWhenTheDoorIsSlow() throws InterruptedException {
    rig.door.hold();
    rig.link().send(beat(1));
    rig.door.nextAsked();
    for (int sequence = 2; sequence <= 50; sequence++) {
      rig.link().send(beat(sequence));
    }
    rig.door.answers(200, "{\"current\":true}").answers(200, "{\"current\":true}").release();

    assertThat(rig.heard.next(Acked.class).what()).isEqualTo(beat(1));
    assertThat(rig.heard.next(Acked.class).what()).isEqualTo(beat(50));
    assertThat(rig.door.nextAsked().body().path("sequence").asLong()).isEqualTo(50);
  }

  @Test
  void shouldTellNothingMoreWhenClosed() throws InterruptedException {
    rig.door.hold();
    rig.link().send(BEAT);
    rig.door.nextAsked();

    rig.link().close();
    rig.door.answers(200, "{\"current\":true}").release();
    rig.link().send(BEAT);

    assertThat(rig.heard.unheard()).isZero();
  }

  @Test
  void shouldRefuseAMasterThatIsNoUrl() {
    assertThatThrownBy(() -> rig.open(List.of("master:8080")))
        .hasMessageContaining("http://HOST:PORT")
        .hasMessageContaining("master:8080");
  }

  private static Heartbeat beat(long sequence) {
    return new Heartbeat(HttpRig.INCARNATION, sequence, Health.UP, "", -1);
  }
}
