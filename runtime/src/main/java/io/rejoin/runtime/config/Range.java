package io.rejoin.runtime.config;

import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Which values a setting may have. An unset value is within every range.
 *
 * @param text completes "Expected … to be a number …"; empty for any value
 */
public record Range(String text, Predicate<Object> holds) implements ConfigDef.Validator {

  /** Every value of the type. */
  public static final Range ANY = new Range("", value -> true);

  /** A text or list that has something in it. */
  public static final Range FILLED = new Range("that is not empty", Range::isFilled);

  /** A number within bounds, both included. */
  public static Range between(long min, long max) {
    return new Range(
        "from %d to %d".formatted(min, max),
        value -> value instanceof Number n && n.longValue() >= min && n.longValue() <= max);
  }

  /** A number with a lower bound, included. */
  public static Range atLeast(long min) {
    return new Range(
        "of at least " + min, value -> value instanceof Number n && n.longValue() >= min);
  }

  /** One of a few words. */
  public static Range oneOf(List<String> words) {
    return new Range("out of " + String.join(", ", words), words::contains);
  }

  @Override
  public void ensureValid(String key, Object value) {
    if (value != null && !holds.test(value)) {
      throw new ConfigException(key, value, "Expected one " + text);
    }
  }

  @Override
  public String toString() {
    return text;
  }

  private static boolean isFilled(Object value) {
    return value instanceof List<?> list ? !list.isEmpty() : !value.toString().isBlank();
  }
}
