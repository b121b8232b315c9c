package io.rejoin.registry.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads server-sent events as browsers do: an event without an id leaves the last id as it was. */
final class EventReader implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpResponse<java.io.InputStream> response;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::read, "event-reader");
  private volatile String lastId;
  private volatile boolean closed;

  record Event(String name, JsonNode data) {

    String key() {
      return data.path("key").asText();
    }
  }

  /**
   * Opens a stream.
   *
   * @param lastId that was seen before; null for none
   */
  EventReader(URI base, String lastId) throws IOException, InterruptedException {
    this.lastId = lastId;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve("/v1/watch")).header("Accept", "text/event-stream");
    if (lastId != null) {
      request.header("Last-Event-ID", lastId);
    }
    response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    thread.setDaemon(true);
    thread.start();
  }

  String lastId() {
    return lastId;
  }

  /** The events by a name, marks and other tests' nodes left out. */
  List<String> about(String prefix) {
    return events.stream()
        .filter(event -> event.key().startsWith(prefix))
        .map(event -> event.name() + " " + event.key())
        .toList();
  }

  boolean has(String name) {
    return events.stream().anyMatch(event -> event.name().equals(name));
  }

  void await(String name, String key) {
    Await.until(
        "there is an event %s of %s".formatted(name, key),
        () -> events.stream().anyMatch(e -> e.name().equals(name) && e.key().equals(key)));
  }

  /** Waits for a mark after all that came until now. */
  void awaitMark() {
    int before = events.size();
    Await.until(
        "there is a mark",
        () -> events.stream().skip(before).anyMatch(event -> event.name().equals("mark")));
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String name = "";
      String data = "";
      String id = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event:")) {
          name = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
          data = line.substring(5).strip();
        } else if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.isEmpty() && !name.isEmpty()) {
          take(name, data, id);
          name = "";
          id = null;
        }
      }
    } catch (IOException e) {
      if (!closed) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private void take(String name, String data, String id) throws IOException {
    if (id != null) {
      lastId = id;
    }
    events.add(new Event(name, JSON.readTree(data)));
  }

  @Override
  public void close() throws IOException {
    closed = true;
    response.body().close();
  }
}
