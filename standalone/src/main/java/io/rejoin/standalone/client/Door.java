package io.rejoin.standalone.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Requests to the door of one registry instance. Answers that are no success become a {@link
 * DoorException}.
 */
public final class Door {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI base;
  private final Optional<String> token;

  /**
   * @param base such as {@code http://127.0.0.1:8080}
   * @param token sent as a bearer token with every request
   */
  public Door(URI base, Optional<String> token) {
    this.base = base;
    this.token = token;
  }

  /** Where it is. */
  public URI base() {
    return base;
  }

  /** Reads. */
  public JsonNode get(String path) {
    return json(request(path).GET());
  }

  /** Writes a body of JSON. */
  public JsonNode send(String method, String path, JsonNode body) {
    return json(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.toString())));
  }

  /**
   * Follows a stream of server-sent events, a line at a time, until it ends.
   *
   * @throws DoorException when it cannot be had, or breaks
   */
  void follow(String path, Consumer<String> line) {
    HttpRequest request = request(path).header("Accept", "text/event-stream").GET().build();
    HttpResponse<Stream<String>> response = exchange(request, BodyHandlers.ofLines());
    try (Stream<String> lines = response.body()) {
      if (response.statusCode() >= 300) {
        throw refusal(response.statusCode(), lines.collect(Collectors.joining("\n")));
      }
      lines.forEach(line);
    } catch (UncheckedIOException e) {
      throw DoorException.unreachable(base, e.getCause());
    }
  }

  /** A segment of a path, as it must be written. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    token.ifPresent(secret -> builder.header("Authorization", "Bearer " + secret));
    return builder;
  }

  private JsonNode json(HttpRequest.Builder request) {
    HttpResponse<String> response = exchange(request.build(), BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw refusal(response.statusCode(), response.body());
    }
    return parse(response.body());
  }

  private DoorException refusal(int status, String text) {
    JsonNode body = parse(text);
    return new DoorException(status, body.path("message").asText(body.path("text").asText(text)));
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request, handler);
    } catch (IOException e) {
      throw DoorException.unreachable(base, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DoorException.unreachable(base, e);
    }
  }

  private JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new DoorException(
          502, "Expected JSON from %s, but it is: %s".formatted(base, body.strip()));
    }
  }
}
