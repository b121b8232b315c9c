package io.rejoin.schemas.serde.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RegistryConnectionTest {

  private static final RegistryCall CALL = RegistryCall.get("/schemas/ids/1");

  private final StubRegistry registry = new StubRegistry();
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void stop() {
    over.countDown();
    registry.close();
  }

  @Test
  void shouldGiveUpWhenNoAnswerComes() {
    registry.answering(exchange -> awaitEnd());

    assertThatThrownBy(() -> connection(50, Map.of()).send(endpoint(), CALL))
        .isInstanceOf(HttpTimeoutException.class)
        .hasMessageContaining("within 100 ms");
  }

  @Test
  void shouldGiveUpWhenTheBodyStops() {
    registry.answering(beginning("{\"schema\":"));

    assertThatThrownBy(() -> connection(200, Map.of()).send(endpoint(), CALL))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void shouldFailWhenTheConnectionBreaksInTheBody() {
    registry.answering(
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.close();
        });

    assertThatThrownBy(() -> connection(30_000, Map.of()).send(endpoint(), CALL))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void shouldStopWhenInterrupted() {
    registry.answering(exchange -> awaitEnd());
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> connection(30_000, Map.of()).send(endpoint(), CALL))
        .isInstanceOf(InterruptException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void shouldSendHeadersAndAuthorizationWhenConfigured() throws IOException {
    // given
    registry.answering(200, "");
    RegistryEndpoint protectedOne =
        new RegistryEndpoint(endpoint().base(), Optional.of("Bearer abc"));

    // when
    connection(30_000, Map.of("X-Tenant", "blue")).send(protectedOne, CALL);

    // then
    assertThat(registry.onlyRequest().header("X-Tenant")).isEqualTo("blue");
    assertThat(registry.onlyRequest().header("Authorization")).isEqualTo("Bearer abc");
  }

  @Test
  void shouldNotFollowWhenRedirected() throws IOException {
    registry.answering(
        exchange -> {
          exchange.getResponseHeaders().set("Location", registry.url() + "/elsewhere");
          StubRegistry.send(exchange, 302, "");
        });

    assertThat(connection(30_000, Map.of()).send(endpoint(), CALL).status()).isEqualTo(302);
    assertThat(registry.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "Content-Length", "not a name", "bad\nname"})
  void shouldRefuseAHeaderWhenItMayNotBeSet(String name) {
    assertThatThrownBy(() -> connection(1, Map.of(name, "value")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("request.header." + name);
  }

  private RegistryEndpoint endpoint() {
    return RegistryEndpoint.parse(registry.url(), Optional.empty());
  }

  private static RegistryConnection connection(long timeoutMs, Map<String, String> headers) {
    Duration timeout = Duration.ofMillis(timeoutMs);
    return new RegistryConnection(timeout, timeout, headers);
  }

  private HttpHandler beginning(String body) {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      awaitEnd();
    };
  }

  private void awaitEnd() {
    try {
      over.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }
}
