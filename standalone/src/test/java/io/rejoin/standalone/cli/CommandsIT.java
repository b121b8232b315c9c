package io.rejoin.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rejoin.runtime.life.ExitCode;
import io.rejoin.standalone.RejoinProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command that asks a running cluster, against a real one. */
final class CommandsIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static RunningCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = RunningCluster.start(folder);
  }

  @AfterAll
  static void stop() {
    try (FollowRun open = FollowRun.begin(cluster.door())) {
      cluster.await("a watch that holds nothing up", () -> !open.text().isEmpty());
      cluster.close();
    }
  }

  private static CommandRun run(String... arguments) {
    return CommandRun.at(cluster.door(), arguments);
  }

  private static JsonNode json(CommandRun run) throws IOException {
    assertThat(run.err()).isEmpty();
    return JSON.readTree(run.out());
  }

  @Test
  void shouldListNodesAsTableAndAsJson() throws Exception {
    // given
    cluster.router("listed-1", "listing");

    // when
    CommandRun table = run("nodes", "--realm", "listing");
    JsonNode json = json(run("nodes", "--json", "--realm", "listing"));

    // then
    assertThat(table.code()).isEqualTo(ExitCode.OK);
    assertThat(table.out().lines().findFirst().orElseThrow())
        .startsWith("ADDRESS")
        .contains("STATUS", "ROLES", "ENDPOINTS", "EPOCH", "NODE ID");
    assertThat(table.out()).contains("listed-1", "AVAILABLE", "ROUTER", "Nodes: 1, as of revision");
    assertThat(json.path("count").asInt()).isEqualTo(1);
    assertThat(json.path("nodes").path(0).path("address").asText()).isEqualTo("listed-1");
  }

  @Test
  void shouldListOnlyNodesOfTheStatusThatIsAskedFor() {
    cluster.router("status-1", "status");

    assertThat(run("nodes", "--status", "AVAILABLE").out()).contains("status-1");
    assertThat(run("nodes", "--status", "LEFT").out()).doesNotContain("status-1");
    CommandRun refused = run("nodes", "--status", "FINE");
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("Expected status to be one of", "'FINE'");
  }

  @Test
  void shouldShowHolderOfNodeWithNothingAgainstIt() throws Exception {
    // given
    String incarnation = cluster.router("shown-1", "showing");

    // when
    CommandRun shown = run("node", "shown-1");

    // then
    assertThat(shown.code()).isEqualTo(ExitCode.OK);
    assertThat(shown.out())
        .startsWith("shown-1")
        .contains("AVAILABLE", "nothing stands against it", "incarnation " + incarnation)
        .contains("tcp://127.0.0.1:");
    assertThat(json(run("node", "shown-1", "--json")).path("incarnation").asText())
        .isEqualTo(incarnation);
  }

  @Test
  void shouldTellWhoReportedSuspectNode() {
    // given
    cluster.refusingRouter("refused-1", RunningCluster.REALM);

    // when
    cluster.awaitStatus("refused-1", "SUSPECT");

    // then
    assertThat(run("node", "refused-1").out()).contains("gate-1 reported it REFUSED");
    assertThat(run("routes", RunningCluster.REALM).out()).contains("none: refused-1 is SUSPECT");
  }

  @Test
  void shouldTellHowToGoOnWhenAddressOrRealmIsUnknown() {
    CommandRun node = run("node", "nobody");
    assertThat(node.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(node.err())
        .isEqualToIgnoringNewLines("rejoin: Expected a node, but there is none by the name nobody");
    assertThat(node.out()).isEmpty();
    assertThat(run("routes", "nowhere").err()).contains("Expected a realm");
  }

  @Test
  void shouldListRealmsAndRoutes() throws Exception {
    // given
    cluster.router("routed-1", "routing");
    cluster.router("routed-2", "routing");

    // when
    CommandRun realms = run("realms");
    CommandRun routes = run("routes", "routing");

    // then
    assertThat(realms.out()).containsPattern("routing +routed-1 +\\d+ +2 ");
    assertThat(routes.out())
        .containsPattern("routing +routed-1 +tcp://127.0.0.1:\\d+ +\\d+ +leader")
        .containsPattern("routing +routed-2 +tcp://127.0.0.1:\\d+ +\\d+\\R");
    assertThat(run("routes").out()).contains("routed-1", "routed-2");
    assertThat(json(run("routes", "routing", "--json")).path("routes")).hasSize(2);
    assertThat(json(run("realms", "--json")).path("realms").findValuesAsText("realm"))
        .contains("routing");
  }

  @ParameterizedTest
  @CsvSource({
    "drain, DRAIN, DRAINING, drained by",
    "freeze, FREEZE, FROZEN, frozen by",
    "kick, KICK, EXPIRED, kicked",
  })
  void shouldOrderAndTellWhyTheNodeIsSo(String word, String order, String status, String why) {
    // given
    String address = "ordered-" + word;
    cluster.router(address, "orders");

    // when
    CommandRun done = run(word, address, "--reason", "a test");

    // then
    assertThat(done.code()).isEqualTo(ExitCode.OK);
    assertThat(done.out()).contains(address, order, "a test");
    cluster.awaitStatus(address, status);
    assertThat(run("node", address).out()).contains(status, why, "a test");
  }

  @ParameterizedTest
  @CsvSource({"drain, undrain", "freeze, unfreeze"})
  void shouldTakeOrderBack(String order, String back) {
    String address = "back-" + order;
    cluster.router(address, "orders");
    run(order, address);

    CommandRun done = run(back, address);

    assertThat(done.code()).isEqualTo(ExitCode.OK);
    cluster.awaitStatus(address, "AVAILABLE");
  }

  @Test
  void shouldForgetRemovedNode() {
    cluster.router("removed-1", "orders");

    CommandRun done = run("remove", "removed-1");

    assertThat(done.code()).isEqualTo(ExitCode.OK);
    cluster.await(
        "removed-1 to be gone", () -> run("node", "removed-1").code() == ExitCode.REFUSED);
  }

  @Test
  void shouldRefuseOrderForAnotherIncarnation() {
    cluster.router("held-1", "orders");

    CommandRun refused =
        run("kick", "held-1", "--incarnation", "00000000-0000-0000-0000-000000000001");

    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("Expected").contains("held-1");
    assertThat(run("node", "held-1").out()).contains("AVAILABLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kick", "drain", "undrain", "remove", "freeze", "unfreeze"})
  void shouldRefuseOrderForUnknownNode(String order) {
    CommandRun refused = run(order, "nobody");

    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("Expected", "nobody");
    assertThat(refused.out()).isEmpty();
  }

  @Test
  void shouldMoveLeaderToWhoCanLeadOnly() {
    // given
    cluster.router("lead-1", "leading");
    cluster.router("lead-2", "leading");

    // when
    CommandRun moved = run("leader", "move", "leading", "lead-2", "--reason", "a test");
    CommandRun refused = run("leader", "move", "leading", "nobody");

    // then
    assertThat(moved.code()).isEqualTo(ExitCode.OK);
    cluster.await("lead-2 to lead", () -> run("realms").out().matches("(?s).*leading +lead-2 .*"));
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("nobody");
  }

  @Test
  void shouldTellLatestDecisionsOfOneAddress() throws Exception {
    // given
    cluster.router("told-1", "telling");
    cluster.await(
        "the audit", () -> run("events", "--key", "told-1").out().contains("NodeCreated"));

    // when
    CommandRun table = run("events", "--key", "told-1");
    JsonNode json = json(run("events", "--key", "told-1", "--limit", "1", "--json"));

    // then
    assertThat(table.out()).contains("Node registered: told-1").doesNotContain("listed-1");
    assertThat(json.path("entries")).hasSize(1);
    assertThat(run("events", "--limit", "0").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void shouldFollowChangesOfOneNodeInReadableLines() throws Exception {
    // given
    cluster.router("followed-1", "following");
    try (FollowRun lines = FollowRun.begin(cluster.door(), "--key", "followed-1");
        FollowRun objects = FollowRun.begin(cluster.door(), "--key", "followed-1", "--json")) {
      cluster.await("the first decision", () -> lines.text().contains("NodeCreated"));
      cluster.await("the first object", () -> objects.text().contains("NodeCreated"));

      // when
      run("drain", "followed-1", "--reason", "a test");

      // then
      cluster.await("the drain", () -> lines.text().contains("DRAINING at epoch"));
      cluster.await("the drain", () -> objects.text().contains("\"DRAINING\""));
      assertThat(lines.text().lines())
          .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\S+Z +followed-1 +\\S+ +\\S.*"));
      assertThat(objects.text().lines()).allMatch(CommandsIT::isObject);
    }
  }

  private static boolean isObject(String line) {
    try {
      return JSON.readTree(line).isObject();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void shouldUseKafkaAndSchemaRegistryThatAreThere() throws Exception {
    CommandRun run = cluster.nodesOfSecondCluster(folder.resolve("second"));

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("gate-1").doesNotContain("listed-1");
  }

  @Test
  void shouldFindTopicsAsTheyMustBe() throws Exception {
    CommandRun check = CommandRun.of(cluster.withKafka("topics", "check"));
    CommandRun create = CommandRun.of(cluster.withKafka("topics", "create"));

    assertThat(check.code()).isEqualTo(ExitCode.OK);
    assertThat(check.out()).contains("All topics are as they must be.");
    assertThat(create.out()).contains("All topics were there.");
    assertThat(json(CommandRun.of(cluster.withKafka("topics", "check", "--json")))).isEmpty();
  }

  @Test
  void shouldCreateTopicsAndNameWhatIsMissing() throws Exception {
    // given
    String[] other = {"--prefix", "other."};

    // when
    CommandRun missing =
        CommandRun.of(cluster.withKafka("topics", "check", "--json", other[0], other[1]));
    CommandRun created = CommandRun.of(cluster.withKafka("topics", "create", other[0], other[1]));
    CommandRun mended = CommandRun.of(cluster.withKafka("topics", "check", other[0], other[1]));

    // then
    assertThat(missing.code()).isEqualTo(ExitCode.TOPICS_WRONG);
    assertThat(StreamSupport.stream(json(missing).spliterator(), false))
        .isNotEmpty()
        .allMatch(problem -> problem.path("topic").asText().startsWith("other."))
        .allMatch(problem -> !problem.path("command").asText().isEmpty());
    assertThat(created.out()).contains("created other.control", "topics made.");
    assertThat(mended.code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void shouldLetClientsInAgainWhenAGateIsKilledAndStartsAgain() throws Exception {
    // given
    cluster.router("behind-1", "killed");
    int port = RunningCluster.closedPort();
    try (RejoinProcess first = gate(port)) {
      first.awaitText("started and listening on");
      cluster.await("its stay", () -> run("node", "gate-2").out().contains("AVAILABLE"));
      assertThat(isOpen(port)).isTrue();

      // when
      first.kill();
    }

    // then
    assertThat(isOpen(port)).isFalse();
    try (RejoinProcess second = gate(port)) {
      second.awaitText("started and listening on");
      assertThat(isOpen(port)).isTrue();
      cluster.await(
          "its second stay", () -> run("node", "gate-2").out().contains("re-registered 1 times"));
      assertThat(second.terminate()).isEqualTo(143);
    }
    assertThat(run("node", "gate-2").out()).contains("LEFT");
  }

  private static RejoinProcess gate(int port) throws IOException {
    return RejoinProcess.start(
        Files.createDirectories(folder.resolve("gate")),
        folder,
        cluster.withKafka(
            "gate",
            "--set=node.address=gate-2",
            "--set=gate.listeners=killed=" + port,
            "--set=gate.bind=127.0.0.1",
            "--set=http.host=127.0.0.1",
            "--set=http.port=0",
            "--set=cluster.ip.loopback=true",
            "--set=hardware.detect=false",
            "--set=agent.data.dir="));
  }

  private static boolean isOpen(int port) {
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return client.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
