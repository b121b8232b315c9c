package io.rejoin.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rejoin.runtime.ManualTime;
import io.rejoin.runtime.ready.Conditions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HttpServiceTest {

  private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Conditions conditions = new Conditions(new ManualTime());
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final HttpService service =
      new HttpService(HttpOptions.of(LOOPBACK, 0, "http.port"), conditions, () -> "up 1.0\n");

  @BeforeEach
  void start() throws Exception {
    service
        .routes(routes -> routes.get("/held", ctx -> ctx.result(hold())))
        .routes(routes -> routes.get("/broken", ctx -> fail(new IllegalStateException("secret"))))
        .routes(
            routes ->
                routes.post(
                    "/refused",
                    ctx -> fail(new HttpRefusal(422, "BAD_ADDRESS", "Expected a name, but @x"))));
    service.start();
  }

  @AfterEach
  void stop() {
    release.countDown();
    service.stop();
  }

  @Test
  void shouldPickAFreePortWhenToldZero() {
    assertThat(service.port()).isPositive();
  }

  @Test
  void shouldBeLiveWhenNotReady() throws Exception {
    conditions.unmet("kafka", "away");

    HttpResponse<String> response = get("/health/live");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(json.readTree(response.body()).get("live").asBoolean()).isTrue();
  }

  @Test
  void shouldAnswer503WithEveryUnmetConditionWhenNotReady() throws Exception {
    conditions.unmet("kafka", "Expected an answer, but none came for 5 s");
    conditions.unmet("routes", "scanning 3 of 9");
    conditions.met("identity", "registered");

    HttpResponse<String> response = get("/health/ready");

    JsonNode body = json.readTree(response.body());
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(body.get("ready").asBoolean()).isFalse();
    assertThat(body.get("unmet").findValuesAsText("name")).containsExactly("kafka", "routes");
    assertThat(body.get("unmet").get(0).get("detail").asText()).contains("none came for 5 s");
    assertThat(body.get("unmet").get(0).get("since").asText()).isEqualTo("2023-11-14T22:13:20Z");
    assertThat(body.get("met").findValuesAsText("name")).containsExactly("identity");
  }

  @Test
  void shouldAnswer200WithTheMetConditionsWhenReady() throws Exception {
    conditions.met("kafka", "following");

    HttpResponse<String> response = get("/health/ready");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(json.readTree(response.body()).get("met").findValuesAsText("detail"))
        .containsExactly("following");
  }

  @Test
  void shouldServeMetricsAsPrometheusTextWhenScraped() throws Exception {
    HttpResponse<String> response = get("/metrics");

    assertThat(response.body()).isEqualTo("up 1.0\n");
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
  }

  @Test
  void shouldAnswerErrorsAsJsonWhenThePathIsUnknown() throws Exception {
    HttpResponse<String> response = get("/nowhere");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json.readTree(response.body()).get("error").asText()).isEqualTo("NOT_FOUND");
    assertThat(json.readTree(response.body()).get("message").asText()).contains("/nowhere");
  }

  @Test
  void shouldAnswerTheRefusalWhenAHandlerRefuses() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/refused")).POST(BodyPublishers.noBody()).build();

    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json.readTree(response.body()))
        .isEqualTo(
            json.readTree("{\"error\":\"BAD_ADDRESS\",\"message\":\"Expected a name, but @x\"}"));
  }

  @Test
  void shouldHideTheCauseWhenAHandlerFails() throws Exception {
    HttpResponse<String> response = get("/broken");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("INTERNAL_SERVER_ERROR").doesNotContain("secret");
  }

  @Test
  void shouldNamePortAndSettingWhenThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      HttpOptions options = HttpOptions.of(LOOPBACK, taken.getLocalPort(), "gate.http.port");
      HttpService second = new HttpService(options, conditions, () -> "");

      assertThatThrownBy(second::start)
          .isInstanceOf(PortUnavailableException.class)
          .hasMessageContaining(LOOPBACK + ":" + taken.getLocalPort())
          .hasMessageContaining("gate.http.port");
    }
  }

  @Test
  void shouldFinishARunningRequestWhenItStops() throws Exception {
    CompletableFuture<HttpResponse<String>> held =
        client.sendAsync(request("/held"), BodyHandlers.ofString());
    entered.await();
    CompletableFuture<Void> stopping = CompletableFuture.runAsync(service::stop);

    release.countDown();

    assertThat(held.get(60, TimeUnit.SECONDS).body()).isEqualTo("done");
    assertThat(stopping).succeedsWithin(Duration.ofSeconds(60));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path), BodyHandlers.ofString());
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(uri(path)).build();
  }

  private URI uri(String path) {
    return URI.create("http://%s:%d%s".formatted(LOOPBACK, service.port(), path));
  }

  private String hold() throws InterruptedException {
    entered.countDown();
    release.await();
    return "done";
  }

  private static void fail(RuntimeException cause) {
    throw cause;
  }
}
