package io.rejoin.agent.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An HTTP server that answers what it is told to, in order, and remembers what it was asked. */
final class FakeDoor implements AutoCloseable {

  final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile CountDownLatch held = new CountDownLatch(0);

  /** A request. */
  record Asked(String method, String path, String authorization, JsonNode body) {}

  private record Answer(int status, String body, String retryAfter) {}

  FakeDoor() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  FakeDoor answers(int status, String body) {
    return answers(status, body, null);
  }

  FakeDoor answers(int status, String body, String retryAfter) {
    answers.add(new Answer(status, body, retryAfter));
    return this;
  }

  /** Keeps every request waiting until released. */
  FakeDoor hold() {
    held = new CountDownLatch(1);
    return this;
  }

  void release() {
    held.countDown();
  }

  Asked nextAsked() throws InterruptedException {
    Asked next = asked.poll(30, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("Expected a request, but there was none");
    }
    return next;
  }

  @Override
  public void close() {
    release();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode body = DoorJson.JSON.readTree(exchange.getRequestBody().readAllBytes());
    asked.add(
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            body));
    Answer answer = nextAnswer();
    if (answer.retryAfter() != null) {
      exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
    }
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Answer nextAnswer() throws IOException {
    try {
      held.await();
      Answer answer = answers.poll(30, TimeUnit.SECONDS);
      return answer == null ? new Answer(500, "nothing scripted", null) : answer;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
