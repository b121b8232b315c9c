package io.rejoin.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server whose connections break. */
final class WatchTest {

  private final Deque<String> answers = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private final Heard heard = new Heard();
  private HttpServer server;

  private static final class EnoughException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Heard implements Watch.Watcher {
    private final List<String> ids = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();

    @Override
    public void changed(ServerEvent event) {
      ids.add(event.id());
      if (event.name().equals("last")) {
        throw new EnoughException();
      }
    }

    @Override
    public void lost(String why) {
      losses.add(why);
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/watch", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** Announces more than it sends, so that the connection breaks in the middle of the body. */
  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().getQuery());
    String next = answers.removeFirst();
    byte[] body = next.getBytes(StandardCharsets.UTF_8);
    boolean refused = next.startsWith("{");
    exchange.sendResponseHeaders(refused ? 406 : 200, refused ? body.length : body.length + 100);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Watch watch() {
    URI door = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new Watch(new Door(door, Optional.empty()), "5", new SplittableRandom(1), heard);
  }

  @Test
  void shouldGoOnBehindLastEventWhenConnectionBreaks() {
    // given
    answers.add("event: node\nid: 6\ndata: 1\n\nevent: node\ndata: 2\n\nevent: node\nid: 7\ndata:");
    answers.add("event: node\nid: 8\ndata: 3\n\n");
    answers.add("event: last\nid: 9\ndata: 4\n\n");

    // when
    assertThatThrownBy(() -> watch().run()).isInstanceOf(EnoughException.class);

    // then
    assertThat(asked).containsExactly("from=5", "from=6", "from=8");
    assertThat(heard.ids).containsExactly("6", "", "8", "9");
    assertThat(heard.losses).hasSize(2);
  }

  @Test
  void shouldTellOfLossOnceWhileNothingIsHeard() {
    answers.add("");
    answers.add("");
    answers.add("event: last\nid: 9\ndata: 4\n\n");

    assertThatThrownBy(() -> watch().run()).isInstanceOf(EnoughException.class);

    assertThat(heard.losses).hasSize(1);
    assertThat(asked).containsExactly("from=5", "from=5", "from=5");
  }

  @Test
  void shouldEndWhenItIsRefused() {
    answers.add("{\"error\":\"NOT_ACCEPTABLE\",\"message\":\"Expected another header\"}");

    assertThatThrownBy(() -> watch().run())
        .isInstanceOf(DoorException.class)
        .hasMessage("Expected another header");
    assertThat(heard.losses).isEmpty();
  }
}
