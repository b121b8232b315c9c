package io.rejoin.agent.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;

/**
 * What the HTTP door answered. A body that is no JSON, or lacks what it should have, reads as one
 * without fields: the status then has to do.
 *
 * @param retryAfterMs of the header Retry-After; negative when it is not there
 */
record DoorAnswer(int status, JsonNode body, long retryAfterMs) {

  static DoorAnswer of(HttpResponse<String> response) {
    return new DoorAnswer(
        response.statusCode(), parse(response.body()), retryAfterMs(response.headers()));
  }

  boolean isOk() {
    return status >= 200 && status < 300;
  }

  /** Whether the request itself is at fault, so that the same one would fare no better. */
  boolean isRefusal() {
    return switch (status) {
      case 400, 401, 403, 409, 413, 422, 429 -> true;
      default -> false;
    };
  }

  /** What is wrong, in the door's words. */
  String problem() {
    String message = text("message", text("text", ""));
    return message.isEmpty() ? "HTTP status " + status : "HTTP status " + status + ": " + message;
  }

  String text(String field, String otherwise) {
    return body.path(field).asText(otherwise);
  }

  boolean has(String field) {
    return body.hasNonNull(field);
  }

  long number(String field, long otherwise) {
    return body.path(field).asLong(otherwise);
  }

  static Optional<UUID> uuid(JsonNode json) {
    try {
      return Optional.of(UUID.fromString(json.asText()));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  /** A time as text (RFC 3339), or 0. */
  static long epochMs(JsonNode json) {
    try {
      return Instant.parse(json.asText()).toEpochMilli();
    } catch (DateTimeParseException notOne) {
      return 0;
    }
  }

  /** A word of an enum, whatever its case; empty for one that is not known here. */
  static <E extends Enum<E>> Optional<E> word(Class<E> type, JsonNode json) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(json.asText())) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode json = DoorJson.JSON.readTree(text);
      return json == null ? MissingNode.getInstance() : json;
    } catch (JsonProcessingException noJson) {
      return MissingNode.getInstance();
    }
  }

  private static long retryAfterMs(HttpHeaders headers) {
    try {
      return headers.firstValue("Retry-After").map(s -> Long.parseLong(s) * 1_000).orElse(-1L);
    } catch (NumberFormatException aDate) {
      return -1;
    }
  }
}
