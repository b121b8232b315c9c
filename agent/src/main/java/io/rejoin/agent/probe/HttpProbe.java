package io.rejoin.agent.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * A service works when it answers a GET with a status below 400. The body is not waited for: it may
 * be a stream that never ends.
 */
final class HttpProbe implements Probe {

  private static final int FIRST_ERROR = 400;

  private final HttpRequest request;
  private final HttpClient client;

  HttpProbe(URI uri, Duration timeout) {
    this.request = HttpRequest.newBuilder(uri).timeout(timeout).GET().build();
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  @Override
  public Optional<String> problem() throws InterruptedException {
    try {
      int status = status();
      return status < FIRST_ERROR ? Optional.empty() : Optional.of(expected("status " + status));
    } catch (IOException e) {
      return Optional.of(expected(e.toString()));
    }
  }

  private int status() throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    answer.body().close();
    return answer.statusCode();
  }

  private String expected(String got) {
    return "Expected %s to answer with success, but got %s".formatted(request.uri(), got);
  }
}
