package io.rejoin.registry.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rejoin.embedded.BrokerOptions;
import io.rejoin.embedded.EmbeddedBroker;
import io.rejoin.registry.door.DoorRequest.Reply;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The door of a whole registry on a real broker; every answer is held against the document. */
@Timeout(300)
final class DoorIT {

  private static final String TOKEN = "0123456789abcdef-token";
  private static final String REGISTER = "POST /v1/nodes/register";
  private static final String COMMANDS = "POST /v1/nodes/{address}/commands";
  private static final String NODE = "GET /v1/nodes/{address}";

  @TempDir static Path dir;
  private static EmbeddedBroker broker;
  private static RunningDoor door;
  private static RunningDoor guarded;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(BrokerOptions.in(dir));
    door = RunningDoor.start(broker.bootstrapServers(), "open.", Map.of());
    guarded =
        RunningDoor.start(
            broker.bootstrapServers(),
            "guarded.",
            Map.of("proof.level", "token", "proof.token", TOKEN));
  }

  @AfterAll
  static void stop() {
    try {
      guarded.close();
      door.close();
    } finally {
      broker.close();
    }
  }

  @Test
  void shouldKeepOneNodeWhenItRestartsFiveTimes() {
    Reply first = register("five", UUID.randomUUID(), "'realms':['five']").expect(201);
    assertThat(first.text("outcome")).isEqualTo("CREATED");
    assertThat(first.body().path("predecessor").asBoolean()).isFalse();

    for (int i = 1; i <= 5; i++) {
      Reply again = register("five", UUID.randomUUID(), "'realms':['five']").expect(200);
      assertThat(again.text("outcome")).isEqualTo("RE_REGISTERED");
      assertThat(again.body().path("predecessor").asBoolean()).isTrue();
      assertThat(again.body().path("reRegistrations").asInt()).isEqualTo(i);
      assertThat(again.text("id")).isEqualTo(first.text("id"));
      assertThat(again.text("registeredAt")).isEqualTo(first.text("registeredAt"));
      assertThat(again.body().path("epoch").asLong())
          .isGreaterThan(first.body().path("epoch").asLong());
    }

    for (String list : new String[] {"GET /nodes", "GET /v1/nodes"}) {
      Reply nodes = door.to(list).query("realm=five").send().expect(200);
      assertThat(nodes.body().path("count").asInt()).isEqualTo(1);
      assertThat(nodes.body().at("/nodes/0/id").asText()).isEqualTo(first.text("id"));
    }
  }

  @Test
  void shouldTakeARepeatedRegistrationForOne() {
    String body = "{'address':'twice','incarnation':'%s','requestId':'r1'}";
    UUID incarnation = UUID.randomUUID();
    Reply first =
        door.to("POST /nodes/register").body(body.formatted(incarnation)).send().expect(201);

    Reply again =
        door.to("POST /nodes/register").body(body.formatted(incarnation)).send().expect(200);

    assertThat(again.text("outcome")).isEqualTo("AMENDED");
    assertThat(again.text("requestId")).isEqualTo("r1");
    assertThat(again.body().path("epoch")).isEqualTo(first.body().path("epoch"));
  }

  @Test
  void shouldShowAtOnceWhatItHasAnswered() {
    UUID incarnation = UUID.randomUUID();
    Reply created = register("shown", incarnation, "'type':'server'").expect(201);

    Reply beat = beat("shown", incarnation);
    Reply node = node("shown");

    assertThat(beat.body().path("current").asBoolean()).isTrue();
    assertThat(beat.text("status")).isEqualTo("AVAILABLE");
    assertThat(beat.body().path("epoch")).isEqualTo(created.body().path("epoch"));
    assertThat(node.text("type")).isEqualTo("server");
    assertThat(Long.parseLong(node.header("Rejoin-Revision")))
        .isGreaterThanOrEqualTo(created.revision());
  }

  @Test
  void shouldComeBackUnderTheSameIdAfterALeave() {
    UUID incarnation = UUID.randomUUID();
    Reply created = register("left", incarnation, "'type':''").expect(201);

    Reply left = leave("left", incarnation).expect(200);
    assertThat(left.text("outcome")).isEqualTo("LEFT");
    assertThat(node("left").text("status")).isEqualTo("LEFT");
    assertThat(beat("left", incarnation).body().path("current").asBoolean()).isFalse();

    Reply back = register("left", UUID.randomUUID(), "'type':''").expect(200);
    assertThat(back.text("outcome")).isEqualTo("RE_REGISTERED");
    assertThat(back.body().path("predecessor").asBoolean()).isTrue();
    assertThat(back.text("id")).isEqualTo(created.text("id"));
    leave("left", UUID.randomUUID()).expect(422);
  }

  @Test
  void shouldTellTheOldIncarnationThatItWasTakenOver() {
    UUID old = UUID.randomUUID();
    register("taken", old, "'origin':'host1'").expect(201);

    register("taken", UUID.randomUUID(), "'origin':'host2'").expect(200);

    until(() -> !beat("taken", old).body().path("kick").isNull(), "the kick is shown");
    JsonNode beat = beat("taken", old).body();
    assertThat(beat.path("current").asBoolean()).isFalse();
    assertThat(beat.at("/kick/cause").asText()).isEqualTo("TAKEN_OVER");
    assertThat(beat.at("/kick/comesBack").asBoolean()).isFalse();
  }

  @Test
  void shouldNameTheJobThatARestartLoses() {
    UUID incarnation = UUID.randomUUID();
    register("busy", incarnation, "'roles':['WORKER']").expect(201);
    door.to("PUT /v1/nodes/{address}/job")
        .at("busy")
        .body("{'incarnation':'%s','job':'job-7','scheduler':'cron'}".formatted(incarnation))
        .send()
        .expect(202);
    until(() -> "job-7".equals(node("busy").text("job")), "the job is shown");
    assertThat(beat("busy", incarnation).text("job")).isEqualTo("job-7");

    Reply again = register("busy", UUID.randomUUID(), "'roles':['WORKER']").expect(200);

    assertThat(again.text("lostJob")).isEqualTo("job-7");
    assertThat(node("busy").text("job")).isNull();
  }

  @Test
  void shouldMoveANodeToItsNewClusterIp() {
    UUID incarnation = UUID.randomUUID();
    register("mobile", incarnation, endpoint("10.1.1.1")).expect(201);

    door.to("POST /v1/nodes/{address}/cluster-ip")
        .at("mobile")
        .body(
            "{'incarnation':'%s','endpoints':[{'host':'10.1.1.2','port':1}]}"
                .formatted(incarnation))
        .send()
        .expect(202);

    until(
        () -> node("mobile").body().at("/endpoints/0/host").asText().equals("10.1.1.2"),
        "the new endpoint is shown");
  }

  @Test
  void shouldRemoveByAddressAndById() {
    register("gone1", UUID.randomUUID(), "'type':''").expect(201);
    String id = register("gone2", UUID.randomUUID(), "'type':''").expect(201).text("id");

    Reply byAddress = door.to("DELETE /v1/nodes/{address}").at("gone1").send().expect(200);
    Reply byId = door.to("DELETE /nodes/{address}").at(id).send().expect(200);

    assertThat(byAddress.text("outcome")).isEqualTo("DONE");
    assertThat(byId.text("outcome")).isEqualTo("DONE");
    door.to(NODE).at("gone1").send().expect(404);
    door.to(NODE).at("gone2").send().expect(404);
    door.to("DELETE /v1/nodes/{address}").at("gone1").send().expect(404);
    door.to("DELETE /nodes/{address}").at(id).send().expect(404);
  }

  @Test
  void shouldCarryOutOrders() {
    UUID incarnation = UUID.randomUUID();
    register("ordered", incarnation, "'type':''").expect(201);

    order("ordered", "DRAIN").expect(200);
    assertThat(node("ordered").text("status")).isEqualTo("DRAINING");
    assertThat(node("ordered").body().path("why").toString()).contains("drained by ops (test)");
    order("ordered", "UNDRAIN").expect(200);
    assertThat(node("ordered").text("status")).isEqualTo("AVAILABLE");

    order("ordered", "FREEZE").expect(200);
    Reply frozen = register("ordered", UUID.randomUUID(), "'type':''").expect(403);
    assertThat(frozen.text("refusal")).isEqualTo("FROZEN");
    assertThat(frozen.body().at("/holder/incarnation").asText()).isEqualTo(incarnation.toString());
    order("ordered", "UNFREEZE").expect(200);

    order("ordered", "KICK").expect(200);
    assertThat(node("ordered").text("status")).isEqualTo("EXPIRED");
    until(() -> !beat("ordered", incarnation).body().path("kick").isNull(), "the kick is shown");
    assertThat(beat("ordered", incarnation).body().at("/kick/comesBack").asBoolean()).isTrue();
  }

  @Test
  void shouldSayWhyAnOrderIsRefused() {
    Reply refused = order("nobody", "DRAIN").expect(422);

    assertThat(refused.text("outcome")).isEqualTo("REFUSED");
    assertThat(refused.text("text")).startsWith("Expected to DRAIN node nobody");
    order("nobody", "MOVE_LEADER").expect(400);
  }

  @Test
  void shouldMoveTheLeaderOfARealm() {
    String router = "'roles':['ROUTER'],'realms':['moved'],";
    register("moved1", UUID.randomUUID(), router + endpoint("10.2.0.1")).expect(201);
    long second =
        register("moved2", UUID.randomUUID(), router + endpoint("10.2.0.2")).expect(201).revision();
    Reply before = realm("moved", second);
    assertThat(before.text("leader")).isEqualTo("moved1");
    assertThat(before.body().path("routes")).hasSize(2);

    Reply done = moveLeader("moved", "moved2").expect(200);
    Reply after = realm("moved", done.revision());

    assertThat(after.text("leader")).isEqualTo("moved2");
    assertThat(after.body().path("leaderEpoch").asLong())
        .isGreaterThan(before.body().path("leaderEpoch").asLong());
    moveLeader("moved", "nobody").expect(422);
    Reply realms = door.to("GET /v1/realms").send().expect(200);
    assertThat(realms.body().findValuesAsText("realm")).contains("moved");
  }

  @Test
  void shouldWaitForTheRevisionThatACallerWants() {
    long present = door.to("GET /v1/nodes").send().expect(200).revision();

    Reply later = door.to("GET /v1/nodes").query("minRevision=" + (present + 2)).send();
    Reply never = door.to("GET /v1/nodes").query("minRevision=9007199254740991").send();

    assertThat(later.expect(200).revision()).isGreaterThanOrEqualTo(present + 2);
    assertThat(never.expect(503).text("message")).contains("9007199254740991");
  }

  @Test
  void shouldRefuseWhatItCannotTake() {
    door.to(REGISTER).body("{").send().expect(400);
    door.to(REGISTER).body("{'name':'n'}").send().expect(400);
    door.to(REGISTER).body("{'address':'@mark'}").send().expect(400);
    door.to("POST /nodes/register").body("{'address':'x','realms':[null]}").send().expect(400);
    register("badport", UUID.randomUUID(), "'endpoints':[{'host':'h','port':0}]").expect(400);
    register("large", UUID.randomUUID(), "'type':'" + "x".repeat(70_000) + "'").expect(413);
    door.to("POST /v1/nodes/{address}/heartbeat").at("n").body("{}").send().expect(400);
    door.to("POST /v1/nodes/{address}/heartbeat")
        .at("@tick")
        .body("{'incarnation':'%s'}".formatted(UUID.randomUUID()))
        .send()
        .expect(400);
    door.to("GET /v1/nodes").query("status=HAPPY").send().expect(400);
    door.to("GET /v1/nodes").query("minRevision=soon").send().expect(400);
    door.to("GET /v1/audit").query("limit=all").send().expect(400);
    door.to(NODE).at("nobody").send().expect(404);
    door.to("GET /v1/realms/{realm}").at("nowhere").send().expect(404);
    door.to("GET /v1/watch").send().expect(406);
    door.to("GET /v1/watch")
        .query("from=yesterday")
        .header("Accept", "text/event-stream")
        .send()
        .expect(400);
  }

  @Test
  void shouldHoldBackWhoKeepsTakingAnAddress() {
    register("duel", UUID.randomUUID(), "'origin':'host0'").expect(201);

    Reply last = null;
    for (int i = 1; i <= 8 && (last == null || last.status() == 200); i++) {
      last = register("duel", UUID.randomUUID(), "'origin':'host%d'".formatted(i % 2));
    }

    assertThat(last.expect(429).text("refusal")).isEqualTo("DUEL");
    assertThat(Long.parseLong(last.header("Retry-After"))).isPositive();
  }

  @Test
  void shouldTellWhatWasDecided() {
    register("audited", UUID.randomUUID(), "'type':''").expect(201);

    until(
        () ->
            !door.to("GET /v1/audit").query("key=audited").send().body().path("entries").isEmpty(),
        "it is in the audit trail");
    JsonNode entries = door.to("GET /v1/audit").query("key=audited").send().body().path("entries");
    assertThat(entries).allSatisfy(e -> assertThat(e.path("key").asText()).isEqualTo("audited"));
    assertThat(door.to("GET /v1/audit").query("limit=1").send().body().path("entries")).hasSize(1);
  }

  @Test
  void shouldResumeAWatchWithoutLossOrRepetition() throws Exception {
    String seen;
    try (EventReader events = new EventReader(door.uri(), null)) {
      Await.until("the whole state is sent", () -> events.has("mark"));
      assertThat(events.has("resync")).isTrue();
      register("watch1", UUID.randomUUID(), "'type':''").expect(201);
      events.await("node", "watch1");
      events.awaitMark();
      seen = events.lastId();
    }
    register("watch2", UUID.randomUUID(), "'type':''").expect(201);
    door.to("DELETE /v1/nodes/{address}").at("watch2").send().expect(200);
    register("watch3", UUID.randomUUID(), "'type':''").expect(201);

    try (EventReader events = new EventReader(door.uri(), seen)) {
      events.await("node", "watch3");
      register("watch4", UUID.randomUUID(), "'type':''").expect(201);
      events.await("node", "watch4");
      events.awaitMark();

      assertThat(events.has("resync")).isFalse();
      assertThat(events.about("watch").stream().filter(said -> !said.startsWith("kick")))
          .containsExactly("node watch2", "removed watch2", "node watch3", "node watch4");
    }
  }

  @Test
  void shouldSendTheWholeStateWhenAnIdIsTooOld() throws Exception {
    register("watched", UUID.randomUUID(), "'type':''").expect(201);

    try (EventReader events = new EventReader(door.uri(), "-2.-2.-2.-2")) {
      events.await("node", "watched");
      events.awaitMark();

      assertThat(events.has("resync")).isTrue();
      assertThat(events.lastId()).isNotEqualTo("-2.-2.-2.-2");
    }
  }

  @Test
  void shouldTellHowItIs() {
    assertThat(door.to("GET /health/live").send().expect(200).body().path("live").asBoolean())
        .isTrue();
    Reply ready = door.to("GET /health/ready").send().expect(200);
    assertThat(ready.body().path("ready").asBoolean()).isTrue();
    assertThat(ready.body().path("unmet")).isEmpty();
    assertThat(ready.body().path("met")).isNotEmpty();
  }

  @Test
  void shouldShowItsMeters() throws Exception {
    assertThat(DoorRequest.text(door.uri().resolve("/metrics"))).contains("kafka_");
  }

  @Test
  void shouldAskForTheTokenWhenProofsAreNeeded() {
    String body = "{'address':'proved','incarnation':'%s'}".formatted(UUID.randomUUID());
    guarded.to(REGISTER).body(body).send().expect(401);
    guarded.to(REGISTER).header("Authorization", "Bearer wrong").body(body).send().expect(401);
    guarded.to("DELETE /v1/nodes/{address}").at("proved").send().expect(404);

    Reply created = withToken(REGISTER).body(body).send().expect(201);

    assertThat(created.text("outcome")).isEqualTo("CREATED");
    guarded.to("DELETE /v1/nodes/{address}").at("proved").send().expect(401);
    guarded.to(NODE).at("proved").send().expect(200);
    withToken(COMMANDS).at("proved").body("{'order':'DRAIN'}").send().expect(200);
    withToken("DELETE /v1/nodes/{address}").at("proved").send().expect(200);
  }

  private static DoorRequest withToken(String operation) {
    return guarded.to(operation).header("Authorization", "Bearer " + TOKEN);
  }

  private static Reply register(String address, UUID incarnation, String more) {
    return door.to(REGISTER)
        .body("{'address':'%s','incarnation':'%s',%s}".formatted(address, incarnation, more))
        .send();
  }

  private static String endpoint(String host) {
    return "'endpoints':[{'protocol':'ws','host':'%s','port':8080}]".formatted(host);
  }

  private static Reply beat(String address, UUID incarnation) {
    return door.to("POST /v1/nodes/{address}/heartbeat")
        .at(address)
        .body("{'incarnation':'%s'}".formatted(incarnation))
        .send()
        .expect(200);
  }

  private static Reply leave(String address, UUID incarnation) {
    return door.to("POST /v1/nodes/{address}/leave")
        .at(address)
        .body("{'incarnation':'%s','reason':'done'}".formatted(incarnation))
        .send();
  }

  private static Reply node(String address) {
    return door.to(NODE).at(address).send().expect(200);
  }

  private static Reply order(String address, String order) {
    return door.to(COMMANDS)
        .at(address)
        .body("{'order':'%s','issuer':'ops','reason':'test'}".formatted(order))
        .send();
  }

  private static Reply realm(String realm, long minRevision) {
    return door.to("GET /v1/realms/{realm}")
        .at(realm)
        .query("minRevision=" + minRevision)
        .send()
        .expect(200);
  }

  private static Reply moveLeader(String realm, String address) {
    return door.to("PUT /v1/realms/{realm}/leader")
        .at(realm)
        .body("{'address':'%s','issuer':'ops'}".formatted(address))
        .send();
  }

  private static void until(BooleanSupplier condition, String what) {
    Await.until(what, condition);
  }
}
