package io.rejoin.registry.door;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A request to the door; whatever it answers is held against {@code openapi.yaml}. */
final class DoorRequest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ApiDocument DOCUMENT = ApiDocument.read();

  private final URI base;
  private final String operation;
  private final HttpRequest.Builder request = HttpRequest.newBuilder();
  private String path;
  private String body = "";

  DoorRequest(URI base, String operation) {
    this.base = base;
    this.operation = operation;
    this.path = operation.substring(operation.indexOf(' ') + 1);
  }

  /** An answer as the document describes it. */
  record Reply(int status, JsonNode body, HttpResponse<String> whole) {

    String text(String field) {
      return body.path(field).isNull() ? null : body.path(field).asText(null);
    }

    long revision() {
      return body.path("revision").asLong(-1);
    }

    String header(String name) {
      return whole.headers().firstValue(name).orElse(null);
    }

    /** The same, if it has this status. */
    Reply expect(int wanted) {
      assertThat(status).as("%s", body).isEqualTo(wanted);
      return this;
    }
  }

  /** Fills the next parameter in the path. */
  DoorRequest at(String parameter) {
    String encoded = URLEncoder.encode(parameter, StandardCharsets.UTF_8).replace("+", "%20");
    path = path.replaceFirst("\\{\\w+}", encoded);
    return this;
  }

  DoorRequest query(String query) {
    path = path + "?" + query;
    return this;
  }

  DoorRequest header(String name, String value) {
    request.header(name, value);
    return this;
  }

  /** The body as JSON with single quotes. */
  DoorRequest body(String json) {
    body = json.replace('\'', '"');
    return this;
  }

  Reply send() {
    String method = operation.substring(0, operation.indexOf(' '));
    HttpRequest built =
        request.uri(base.resolve(path)).method(method, BodyPublishers.ofString(body)).build();
    HttpResponse<String> response = exchange(built);
    Reply reply = new Reply(response.statusCode(), json(response.body()), response);
    assertThat(DOCUMENT.problems(operation, reply.status(), reply.body())).isEmpty();
    return reply;
  }

  /** What is there as text, outside of the document's JSON. */
  static String text(URI uri) {
    return exchange(HttpRequest.newBuilder(uri).build()).body();
  }

  private static HttpResponse<String> exchange(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected JSON, but it is " + text, e);
    }
  }
}
