package io.rejoin.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @Test
  void shouldFindNothingWrongWhenAConnectionIsAccepted() throws Exception {
    try (ServerSocket service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Probe probe = Probe.of("tcp://localhost:" + service.getLocalPort(), TIMEOUT);

      assertThat(probe.problem()).isEmpty();
    }
  }

  @Test
  void shouldSayWhatIsWrongWhenNobodyListens() throws Exception {
    int port = unusedPort();

    assertThat(Probe.of("tcp://localhost:" + port, TIMEOUT).problem())
        .hasValueSatisfying(
            why -> assertThat(why).contains("localhost:" + port).contains("refused"));
    assertThat(Probe.of("http://localhost:" + port + "/", TIMEOUT).problem())
        .hasValueSatisfying(why -> assertThat(why).contains("ConnectException"));
  }

  @Test
  void shouldSayWhatIsWrongWhenTheNameIsUnknown() throws Exception {
    assertThat(Probe.of("tcp://no-such-host.invalid:80", TIMEOUT).problem()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"200, true", "204, true", "302, true", "404, false", "503, false"})
  void shouldJudgeByTheStatusWhenItIsHttp(int status, boolean works) throws Exception {
    HttpServer service = service(status);
    try {
      Probe probe = Probe.of("http://localhost:" + service.getAddress().getPort() + "/h", TIMEOUT);

      assertThat(probe.problem().isEmpty()).isEqualTo(works);
    } finally {
      service.stop(0);
    }
  }

  @Test
  void shouldNotWaitForTheEndOfTheBodyWhenItIsHttp() throws Exception {
    HttpServer service = HttpServer.create(loopback(), 0);
    service.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('.');
          exchange.getResponseBody().flush();
        });
    service.start();
    try {
      Probe probe = Probe.of("http://localhost:" + service.getAddress().getPort() + "/", TIMEOUT);

      assertThat(assertTimeoutPreemptively(TIMEOUT.multipliedBy(2), probe::problem)).isEmpty();
    } finally {
      service.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp://localhost", "localhost:80", "ftp://a:1", "http:///x", "tcp://a b"})
  void shouldRefuseATargetThatIsNone(String target) {
    assertThatThrownBy(() -> Probe.of(target, TIMEOUT))
        .hasMessageContaining("Expected a probe as tcp://HOST:PORT")
        .hasMessageContaining(target);
  }

  private static HttpServer service(int status) throws IOException {
    HttpServer service = HttpServer.create(loopback(), 0);
    service.createContext(
        "/h",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    service.start();
    return service;
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
