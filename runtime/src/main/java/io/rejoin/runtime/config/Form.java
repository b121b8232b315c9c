package io.rejoin.runtime.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;

/**
 * How a setting is written, and what the program gets.
 *
 * @param type how Kafka parses it
 * @param text what it is, such as "a whole number"
 * @param unit of a number; empty for none
 * @param read from Kafka's value, null when unset, to the program's
 */
record Form<T>(ConfigDef.Type type, String text, String unit, Function<Object, T> read) {

  static final Form<String> TEXT =
      new Form<>(ConfigDef.Type.STRING, "a text", "", String.class::cast);

  static final Form<Optional<String>> OPTIONAL_TEXT =
      new Form<>(ConfigDef.Type.STRING, "a text", "", v -> Optional.ofNullable((String) v));

  static final Form<Integer> NUMBER =
      new Form<>(ConfigDef.Type.INT, "a whole number", "", Integer.class::cast);

  static final Form<Long> BYTES =
      new Form<>(ConfigDef.Type.LONG, "a whole number of bytes", "bytes", Long.class::cast);

  static final Form<Duration> MILLIS =
      new Form<>(
          ConfigDef.Type.LONG,
          "a whole number of milliseconds",
          "ms",
          v -> Duration.ofMillis((Long) v));

  static final Form<Boolean> FLAG =
      new Form<>(ConfigDef.Type.BOOLEAN, "true or false", "", Boolean.class::cast);

  static final Form<List<String>> LIST =
      new Form<>(ConfigDef.Type.LIST, "a list separated by commas", "", Form::texts);

  static final Form<Optional<Password>> SECRET =
      new Form<>(ConfigDef.Type.PASSWORD, "a secret", "", v -> Optional.ofNullable((Password) v));

  boolean isSecret() {
    return type == ConfigDef.Type.PASSWORD;
  }

  private static List<String> texts(Object value) {
    return ((List<?>) value).stream().map(String.class::cast).toList();
  }
}
