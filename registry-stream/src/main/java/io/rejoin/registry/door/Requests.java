package io.rejoin.registry.door;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.rejoin.runtime.http.HttpRefusal;
import io.rejoin.schemas.topic.ReservedKeys;

/** Reads what a request says; whatever is wrong with it is told with status 400. */
final class Requests {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();
  private static final int KEY_CHARS = 255;

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

  /** The address or realm in the path, such as a record can have as its key. */
  static String pathKey(Context context, String name) {
    return key(context.pathParam(name), name);
  }

  /** Refuses what intake could only set aside, since no answer would come then. */
  static String key(String text, String name) {
    required(text, name);
    boolean isPlain = text.chars().noneMatch(Character::isISOControl);
    if (text.length() > KEY_CHARS || !isPlain || ReservedKeys.isReserved(text)) {
      String expected =
          "Expected %s of at most %d characters, none of them control, that does not begin with @, but it is '%s'";
      throw invalid(expected.formatted(name, KEY_CHARS, text.replaceAll("\\p{Cntrl}", "?")));
    }
    return text;
  }

  static long number(Context context, String name, long otherwise) {
    String text = context.queryParam(name);
    try {
      return text == null ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw invalid("Expected %s to be a whole number, but it is '%s'".formatted(name, text));
    }
  }

  static HttpRefusal invalid(String text) {
    return new HttpRefusal(400, "INVALID", text);
  }
}
