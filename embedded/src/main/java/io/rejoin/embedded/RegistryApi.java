package io.rejoin.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The few calls that bringing up a schema registry takes. */
final class RegistryApi {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(TIMEOUT).proxy(HttpClient.Builder.NO_PROXY).build();
  private final String root;

  RegistryApi(HostPort address) {
    this.root = "http://" + address + "/apis";
  }

  /** The base URL of the API that Confluent's clients speak. */
  String confluentUrl() {
    return root + "/ccompat/v7";
  }

  /** Whether the registry that was launched with this stamp answers. */
  boolean answersAs(String stamp) {
    try {
      HttpResponse<String> info = send(request(root + "/registry/v2/system/info").GET().build());
      return info.statusCode() == 200 && info.body().contains(stamp);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Sets the compatibility level of all subjects without one of their own, unless it is that
   * already.
   *
   * @throws IllegalStateException when the registry refuses
   * @throws UncheckedIOException when it doesn't answer
   */
  void ensureCompatibility(String level) {
    String url = confluentUrl() + "/config";
    String quotedLevel = '"' + level + '"';
    try {
      if (!required(request(url).GET().build()).contains(quotedLevel)) {
        String body = "{\"compatibility\":" + quotedLevel + "}";
        required(
            request(url)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .PUT(BodyPublishers.ofString(body))
                .build());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Expected " + url + " to answer, but " + e, e);
    }
  }

  private String required(HttpRequest request) throws IOException {
    HttpResponse<String> response = send(request);
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          "Expected %s to answer 200, but it answered %d: %s"
              .formatted(request, response.statusCode(), response.body()));
    }
    return response.body();
  }

  private static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the schema registry", e);
    }
  }
}
