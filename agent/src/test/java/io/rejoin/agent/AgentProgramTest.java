package io.rejoin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rejoin.agent.link.FakeDoor;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsSources;
import io.rejoin.runtime.life.ExitCode;
import io.rejoin.runtime.life.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program before a master that answers by script. */
class AgentProgramTest {

  private static final String STAMP = "\\d{4}/\\d{2}/\\d{2} \\d{2}:\\d{2}:\\d{2} ";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
  @TempDir private Path directory;
  private FakeDoor master;

  @BeforeEach
  void open() throws IOException {
    master = new FakeDoor();
  }

  @AfterEach
  void close() {
    master.close();
  }

  @Test
  void shouldPrintTheLinesOfTheNoteWhenReRegistered() throws Exception {
    master.answers(200, accepted("RE_REGISTERED", 1));
    master.answersFrom(path -> path.endsWith("heartbeat"), 200, "{\"current\":true}");
    master.answersFrom(
        path -> path.endsWith("leave"), 200, "{\"outcome\":\"LEFT\",\"text\":\"bye\"}");

    Program program = AgentProgram.of(settings(Map.of()), out);
    CompletableFuture<ExitCode> run = CompletableFuture.supplyAsync(program::run);
    await(() -> lines().size() >= 6);
    program.stop("the test is over");

    assertThat(run.get(60, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
    assertThat(lines()).allMatch(line -> line.matches(STAMP + ".*"));
    assertThat(lines().stream().map(line -> line.substring(20)))
        .containsExactly(
            "Registering with master node...",
            "✓ Registered successfully!",
            "  Node ID: 550e8400-e29b-41d4-a716-446655440000",
            "  Node Name: worker-1",
            "  Status: available",
            "  Note: Reconnected to existing registration (registered at: 2026-01-05T09:20:00Z)",
            "Left: bye");
    assertThat(asked("leave").path("reason").asText()).isEqualTo("stopped");
  }

  @Test
  void shouldEndWithItsOwnExitCodeWhenTakenOver() {
    master.answers(201, accepted("CREATED", 0));
    master.answersFrom(
        path -> path.endsWith("heartbeat"),
        200,
        """
        {"current":false,"epoch":9,"kick":{"cause":"TAKEN_OVER","text":"taken over from host-b"}}
        """);

    ExitCode code = AgentProgram.run(settings(Map.of()), out);

    assertThat(code).isEqualTo(ExitCode.TAKEN_OVER);
    assertThat(lines())
        .last()
        .asString()
        .matches(STAMP + "Registration is over \\(TAKEN_OVER\\): taken over from host-b");
  }

  @Test
  void shouldSayWhyWhenRefusedForGood() {
    master.answers(401, "{\"error\":\"unauthorized\",\"message\":\"Expected another token\"}");

    ExitCode code = AgentProgram.run(settings(Map.of()), out);

    assertThat(code).isEqualTo(ExitCode.REGISTRATION_REFUSED);
    assertThat(lines()).last().asString().contains("Failed to register with master (UNPROVEN)");
    assertThat(lines()).last().asString().contains("Expected another token");
  }

  @Test
  void shouldAskForANewIdentityAndSendItsTokenWhenToldTo() throws Exception {
    master.answers(401, "{}");

    AgentProgram.run(
        settings(
            Map.of(
                "register.force", "true",
                "proof.level", "token",
                "proof.token", "a secret of sixteen bytes",
                "node.roles", "router,proxy",
                "node.realms", "realm1,realm2",
                "node.labels", "zone=a,rack=7",
                "node.endpoints", "ws:8080",
                "cluster.ip", "router-1",
                "hardware.detect", "true")),
        out);

    FakeDoor.Asked asked = master.nextAsked();
    assertThat(asked.authorization()).isEqualTo("Bearer a secret of sixteen bytes");
    assertThat(asked.body().path("force").asBoolean()).isTrue();
    assertThat(asked.body().path("roles")).hasToString("[\"ROUTER\",\"PROXY\"]");
    assertThat(asked.body().path("realms")).hasToString("[\"realm1\",\"realm2\"]");
    assertThat(asked.body().path("endpoints"))
        .hasToString("[{\"protocol\":\"ws\",\"host\":\"router-1\",\"port\":8080}]");
    assertThat(asked.body().at("/capabilities/labels"))
        .hasToString("{\"rack\":\"7\",\"zone\":\"a\"}");
    assertThat(asked.body().at("/capabilities/cpuThreads").asInt()).isPositive();
  }

  @Test
  void shouldShowHealthAndMetersWhenToldToServeThem() throws Exception {
    int port = freePort();
    master.answers(201, accepted("CREATED", 0));
    master.answersFrom(path -> path.endsWith("heartbeat"), 200, "{\"current\":true}");
    master.answersFrom(path -> path.endsWith("leave"), 200, "{\"outcome\":\"LEFT\"}");
    Program program =
        AgentProgram.of(
            settings(
                Map.of("http.serve", "true", "http.host", "127.0.0.1", "http.port", "" + port)),
            out);
    CompletableFuture<ExitCode> run = CompletableFuture.supplyAsync(program::run);

    await(() -> get(port, "/health/ready").startsWith("200 "));
    String ready = get(port, "/health/ready");
    String metrics = get(port, "/metrics");
    program.stop("the test is over");

    assertThat(run.get(60, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
    assertThat(ready).contains("registered at epoch 7", "in-touch", "service");
    assertThat(metrics)
        .contains("rejoin_agent_registered{address=\"worker-1\",program=\"agent\"} 1");
    assertThat(metrics).contains("rejoin_agent_heartbeats_total");
  }

  private Settings settings(Map<String, String> more) {
    Map<String, String> given = new TreeMap<>(more);
    given.put("node.address", "worker-1");
    given.put("master.url", master.url());
    given.putIfAbsent("hardware.detect", "false");
    given.put("heartbeat.interval.ms", "400");
    given.put("master.timeout.ms", "60000");
    given.put("register.verify.ms", "60000");
    given.put("agent.data.dir", directory.toString());
    return AgentProgram.TABLE.read(SettingsSources.commandLine(given));
  }

  private JsonNode asked(String what) throws InterruptedException {
    FakeDoor.Asked asked = master.nextAsked();
    while (!asked.path().endsWith(what)) {
      asked = master.nextAsked();
    }
    return asked.body();
  }

  private List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static String accepted(String outcome, int reRegistrations) {
    return """
    {"outcome":"%s","text":"done","id":"550e8400-e29b-41d4-a716-446655440000",
     "status":"AVAILABLE","epoch":7,"registeredAt":"2026-01-05T09:20:00Z","reRegistrations":%d}
    """
        .formatted(outcome, reRegistrations);
  }

  private static String get(int port, String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException | InterruptedException e) {
      return e.toString();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void await(BooleanSupplier wanted) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!wanted.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(10);
    }
  }
}
