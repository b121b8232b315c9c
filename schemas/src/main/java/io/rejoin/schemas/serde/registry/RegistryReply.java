package io.rejoin.schemas.serde.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Set;

/**
 * What one URL answered.
 *
 * <p>The body counts as far as it is the JSON that was hoped for: registries and the proxies in
 * front of them also send empty bodies and pages.
 */
record RegistryReply(RegistryEndpoint from, int status, String body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Says that the instance is busy, starting, or failing, as Confluent's client takes it. */
  private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);

  boolean isSuccess() {
    return status / 100 == 2;
  }

  boolean isTransient() {
    return TRANSIENT.contains(status);
  }

  /** Whether this instance lacks what was asked for, which another may have. */
  boolean isAbsent() {
    return status == 404;
  }

  /** The registry's own code, such as 40403, or 0 if the answer has none. */
  int errorCode() {
    return json().path("error_code").asInt(0);
  }

  /** Whether a registry says what is absent, with a code such as 40403, and no mere web server. */
  boolean hasAbsenceCode() {
    return errorCode() / 100 == 404;
  }

  /** The body, or a missing node if it is not JSON. */
  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** In words, to follow "but". */
  String description() {
    String message = json().path("message").asText("");
    return "%s answers %d%s%s"
        .formatted(
            from,
            status,
            errorCode() == 0 ? "" : " (error code " + errorCode() + ")",
            message.isEmpty() ? "" : ": " + message);
  }
}
