package io.rejoin.schemas.serde.registry;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Sends one request to one URL, within one deadline.
 *
 * <p>The deadline covers the body too, which the time-out of {@link HttpRequest} does not before
 * JDK 26. Redirects are not followed, so credentials go where the configuration says and nowhere
 * else.
 */
final class RegistryConnection {

  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final String ACCEPT =
      CONTENT_TYPE + ", application/vnd.schemaregistry+json, application/json";

  private final HttpClient http;
  private final Map<String, String> headers;
  private final long deadlineMs;

  /**
   * @param headers sent with every request
   */
  RegistryConnection(Duration connectTimeout, Duration readTimeout, Map<String, String> headers) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connectTimeout)
            .build();
    this.headers = requireValid(headers);
    this.deadlineMs = connectTimeout.plus(readTimeout).toMillis();
  }

  /**
   * Waits for the whole answer, whatever its status.
   *
   * @throws IOException if there is none within the deadline
   */
  RegistryReply send(RegistryEndpoint to, RegistryCall call) throws IOException {
    CompletableFuture<HttpResponse<String>> pending =
        http.sendAsync(request(to, call), BodyHandlers.ofString());
    try {
      HttpResponse<String> answer = pending.get(deadlineMs, TimeUnit.MILLISECONDS);
      return new RegistryReply(to, answer.statusCode(), answer.body());
    } catch (TimeoutException late) {
      pending.cancel(true);
      throw new HttpTimeoutException("no whole answer within " + deadlineMs + " ms");
    } catch (InterruptedException interrupted) {
      pending.cancel(true);
      throw new InterruptException(interrupted);
    } catch (ExecutionException failed) {
      throw asIoException(failed.getCause());
    }
  }

  private HttpRequest request(RegistryEndpoint to, RegistryCall call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to.resolve(call.path())).header("Accept", ACCEPT);
    headers.forEach(request::setHeader);
    to.authorization().ifPresent(value -> request.setHeader("Authorization", value));
    if (call.body() != null) {
      request.setHeader("Content-Type", CONTENT_TYPE).POST(BodyPublishers.ofString(call.body()));
    }
    return request.build();
  }

  private static IOException asIoException(Throwable failure) {
    return failure instanceof IOException io ? io : new IOException(failure);
  }

  private static Map<String, String> requireValid(Map<String, String> headers) {
    headers.forEach(RegistryConnection::requireValid);
    return Map.copyOf(headers);
  }

  private static void requireValid(String name, String value) {
    try {
      HttpRequest.newBuilder().setHeader(name, value);
    } catch (IllegalArgumentException invalid) {
      throw new ConfigException(
          "Expected %s%s to be a header that may be set, but %s."
              .formatted(RegistryConfig.HEADER_PREFIX, name, invalid.getMessage()));
    }
  }
}
