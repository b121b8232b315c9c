package io.rejoin.agent.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Posts to the HTTP door. Every instance of the registry has one; after a failure the next of those
 * named is asked.
 */
final class Door implements AutoCloseable {

  private static final int THREADS = 2;

  private final DoorOptions options;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, work -> daemon(work, "agent-door"));
  private final HttpClient client;
  private final AtomicInteger current = new AtomicInteger();

  Door(DoorOptions options) {
    this.options = options;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(options.timeout())
            .executor(threads)
            .build();
  }

  /** Posts to a path below the present instance; a failure to reach it fails the future. */
  CompletableFuture<DoorAnswer> post(String path, ObjectNode body) {
    int instance = current.get();
    return send(request(instance, path, body))
        .whenComplete(
            (answer, failure) -> {
              if (failure != null || answer.status() >= 500) {
                current.compareAndSet(instance, (instance + 1) % options.masters().size());
              }
            });
  }

  /** After the end, when no thread is left to send it, it fails like any other. */
  private CompletableFuture<DoorAnswer> send(HttpRequest request) {
    try {
      return client
          .sendAsync(request, HttpResponse.BodyHandlers.ofString())
          .thenApply(DoorAnswer::of);
    } catch (RejectedExecutionException closed) {
      return CompletableFuture.failedFuture(closed);
    }
  }

  /** The path of a node, or of something about it. */
  static String nodePath(String address, String what) {
    String encoded = URLEncoder.encode(address, StandardCharsets.UTF_8).replace("+", "%20");
    return "/v1/nodes/" + encoded + "/" + what;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private HttpRequest request(int instance, String path, ObjectNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(options.masters().get(instance) + path))
            .timeout(options.timeout())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    options.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request.build();
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
