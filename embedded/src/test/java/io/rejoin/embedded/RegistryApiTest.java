package io.rejoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryApiTest {
  private final List<String> puts = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private RegistryApi api;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    api = new RegistryApi(new HostPort("127.0.0.1", server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldKnowRegistryByItsStampOnly() {
    // given
    answer("/apis/registry/v2/system/info", 200, "{\"description\":\"abc\"}");

    // when, then
    assertThat(api.answersAs("abc")).isTrue();
    assertThat(api.answersAs("xyz")).isFalse();
  }

  @Test
  void shouldNotTakeErrorOrSilenceForAnAnswer() {
    // given
    answer("/apis/registry/v2/system/info", 503, "abc");

    // when, then
    assertThat(api.answersAs("abc")).isFalse();
    server.stop(0);
    assertThat(api.answersAs("abc")).isFalse();
  }

  @Test
  void shouldSetLevelWhenItIsAnother() {
    // given
    answer("/apis/ccompat/v7/config", 200, "{\"compatibilityLevel\":\"FULL\"}");

    // when
    api.ensureCompatibility("FULL_TRANSITIVE");

    // then
    assertThat(puts).containsExactly("{\"compatibility\":\"FULL_TRANSITIVE\"}");
  }

  @Test
  void shouldLeaveLevelWhenItIsSetAlready() {
    // given
    answer("/apis/ccompat/v7/config", 200, "{\"compatibilityLevel\":\"FULL_TRANSITIVE\"}");

    // when
    api.ensureCompatibility("FULL_TRANSITIVE");

    // then
    assertThat(puts).isEmpty();
  }

  @Test
  void shouldQuoteAnswerWhenRefused() {
    // given
    answer("/apis/ccompat/v7/config", 500, "the database is gone");

    // when, then
    assertThatThrownBy(() -> api.ensureCompatibility("FULL"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("500")
        .hasMessageContaining("the database is gone");
  }

  private void answer(String path, int status, String body) {
    server.createContext(path, exchange -> respond(exchange, status, body));
  }

  private void respond(HttpExchange exchange, int status, String body) throws IOException {
    if (exchange.getRequestMethod().equals("PUT")) {
      puts.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
