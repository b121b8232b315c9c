package io.rejoin.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.standalone.Await;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RequestsTest {

  private static InetSocketAddress at(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @Test
  void shouldKeepWhoAnsweredAndWhen() throws InterruptedException {
    // given
    EchoServer server = EchoServer.start("backend-7");
    long beforeNanos = System.nanoTime();

    // when
    Requests requests = Requests.begin(at(server.port()));
    Sample first = Await.value("an answer", () -> requests.firstSince(0, s -> !s.failed()));
    Await.until("more of them", () -> requests.count() > 3);
    requests.finish();

    // then
    assertThat(first.isFrom("backend-7")).isTrue();
    assertThat(first.isFrom("backend-8")).isFalse();
    assertThat(first.startedNanos()).isBetween(beforeNanos, first.endedNanos());
    assertThat(requests.failedSince(0)).isZero();
    assertThat(requests.problems()).isEmpty();
    assertThat(requests.firstSince(requests.count(), s -> true)).isEmpty();
  }

  @Test
  void shouldCountWhatFailedAndWhy() throws Exception {
    // given
    Requests requests;
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      requests = Requests.begin(at(silent.getLocalPort()));

      // when
      silent.accept().close();
      Await.until("a failure", () -> requests.count() > 0);
    }
    Await.until("refusals", () -> requests.count() > 2);
    requests.finish();

    // then
    assertThat(requests.failedSince(0)).isEqualTo(requests.count());
    assertThat(requests.failedSince(1)).isEqualTo(requests.count() - 1);
    Map<String, Integer> problems = requests.problems();
    assertThat(problems.values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(requests.count());
    assertThat(problems.keySet()).anyMatch(problem -> problem.contains("refused"));
  }
}
