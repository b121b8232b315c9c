package io.rejoin.registry.door;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.javalin.config.RoutesConfig;
import io.rejoin.runtime.http.HttpOptions;
import io.rejoin.runtime.http.HttpService;
import io.rejoin.runtime.ready.Conditions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.function.Consumer;

/** Routes served on a free port as the registry serves them, and a client. */
final class LocalHttp implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpService service;

  LocalHttp(Consumer<RoutesConfig> routes) throws Exception {
    service =
        new HttpService(
            HttpOptions.of("127.0.0.1", 0, "http.port"),
            new Conditions(Clock.systemUTC()),
            () -> "");
    service.routes(routes);
    service.start();
  }

  /** What came back; the body is null when there is none. */
  record Answer(int status, JsonNode body, HttpResponse<String> whole) {

    String text(String field) {
      return body.path(field).asText(null);
    }

    String header(String name) {
      return whole.headers().firstValue(name).orElse(null);
    }
  }

  Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  Answer post(String path, String body, String... headers) {
    return send(request(path, headers).POST(BodyPublishers.ofString(body)));
  }

  /** The body as it came. */
  String raw(String path) throws IOException, InterruptedException {
    return client.send(request(path).GET().build(), BodyHandlers.ofString()).body();
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), read(response), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** JSON, or the text as it came: a handler may answer with either. */
  private static JsonNode read(HttpResponse<String> response) throws IOException {
    try {
      return JSON.readTree(response.body());
    } catch (JsonParseException e) {
      return TextNode.valueOf(response.body());
    }
  }

  @Override
  public void close() {
    service.stop();
  }
}
