package io.rejoin.bench.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Reads the meters that a registry of this machine shows under {@code /metrics}. */
public final class Scrape {

  private static final String LIVENESS = "rejoin_liveness_";

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;

  /**
   * @param port of the registry's door
   */
  public Scrape(int port) {
    this.request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
  }

  /** The sum over all series whose name and first labels are these; 0 when there are none. */
  public double sum(String series) {
    return sum(text(), series);
  }

  static double sum(String text, String series) {
    return text.lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** What liveness shows, for messages. */
  public List<String> liveness() {
    return text().lines().filter(line -> line.startsWith(LIVENESS)).toList();
  }

  private String text() {
    try {
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading " + request.uri(), e);
    }
  }
}
