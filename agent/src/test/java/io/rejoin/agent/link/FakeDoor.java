package io.rejoin.agent.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** An HTTP server that answers what it is told to, in order, and remembers what it was asked. */
public final class FakeDoor implements AutoCloseable {

  private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final List<Standing> standing = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch held = new CountDownLatch(0);

  /** A request. */
  public record Asked(String method, String path, String authorization, JsonNode body) {}

  private record Answer(int status, String body, String retryAfter) {}

  private record Standing(Predicate<String> path, Answer answer) {}

  public FakeDoor() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  public FakeDoor answers(int status, String body) {
    return answers(status, body, null);
  }

  FakeDoor answers(int status, String body, String retryAfter) {
    answers.add(new Answer(status, body, retryAfter));
    return this;
  }

  /** Answers every request to such a path, whatever else is in the queue. */
  public FakeDoor answersFrom(Predicate<String> path, int status, String body) {
    standing.add(new Standing(path, new Answer(status, body, null)));
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

  public Asked nextAsked() throws InterruptedException {
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
    Answer answer = answerTo(exchange.getRequestURI().getPath());
    if (answer.retryAfter() != null) {
      exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
    }
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Answer answerTo(String path) throws IOException {
    for (Standing rule : standing) {
      if (rule.path().test(path)) {
        return rule.answer();
      }
    }
    return nextAnswer();
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
