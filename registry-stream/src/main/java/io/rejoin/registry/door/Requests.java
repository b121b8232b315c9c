package io.rejoin.registry.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.rejoin.runtime.http.HttpRefusal;

/** Reads what a request says; whatever is wrong with it is told with status 400. */
final class Requests {

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  private Requests() {}

  static <T> T body(Context context, Class<T> type) {
    try {
      T body = JSON.readValue(context.body(), type);
      return required(body, "body");
    } catch (JsonProcessingException e) {
      throw invalid("Expected JSON as openapi.yaml describes it, but " + e.getOriginalMessage());
    }
  }

  static <T> T required(T value, String name) {
    if (value == null || value.toString().isBlank()) {
      throw invalid("Expected %s, but it is missing".formatted(name));
    }
    return value;
  }

  static long number(Context context, String name, long otherwise) {
    String text = context.queryParam(name);
    try {
      return text == null ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw invalid("Expected %s to be a whole number, but it is '%s'".formatted(name, text));
    }
  }

  private static HttpRefusal invalid(String text) {
    return new HttpRefusal(400, "INVALID", text);
  }
}
