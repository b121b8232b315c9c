package io.rejoin.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls that a serialiser makes to a schema registry. */
record SchemaClient(String url) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

  HttpResponse<String> register(String subject, String schema) {
    String body = "{\"schema\":\"" + schema.replace("\"", "\\\"") + "\"}";
    return send(
        request("/subjects/" + subject + "/versions")
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(BodyPublishers.ofString(body)));
  }

  int registeredId(String subject, String schema) {
    HttpResponse<String> response = register(subject, schema);
    Matcher id = ID.matcher(response.body());
    if (response.statusCode() != 200 || !id.find()) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return Integer.parseInt(id.group(1));
  }

  String schemaOf(int id) {
    return send(request("/schemas/ids/" + id).GET()).body();
  }

  String config() {
    return send(request("/config").GET()).body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
