package io.rejoin.runtime.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;

/**
 * One line of a settings table. Made by one of the factories and refined by what follows; a
 * constant of the table's class, by which the program reads the value.
 *
 * @param <T> what the program gets
 * @param key lower case, words parted by dots, the unit last
 * @param form how it is written
 * @param byDefault Kafka's value when unset; null for unset, {@link ConfigDef#NO_DEFAULT_VALUE}
 *     when it must be set
 * @param range which values it may have
 * @param importance who must know it: high is for everybody
 * @param doc what it does, and the reason of its default
 * @param aliases further environment variables that set it
 */
public record Setting<T>(
    String key,
    Form<T> form,
    Object byDefault,
    Range range,
    Importance importance,
    String doc,
    List<String> aliases) {

  public Setting {
    aliases = List.copyOf(aliases);
  }

  /** A text with a default. */
  public static Setting<String> text(String key, String byDefault) {
    return of(key, Form.TEXT, byDefault);
  }

  /** A text without which the program does not start. */
  public static Setting<String> requiredText(String key) {
    return of(key, Form.TEXT, ConfigDef.NO_DEFAULT_VALUE).within(Range.FILLED);
  }

  /** A text that may be left out. */
  public static Setting<Optional<String>> optionalText(String key) {
    return of(key, Form.OPTIONAL_TEXT, null);
  }

  /** A whole number. */
  public static Setting<Integer> number(String key, int byDefault) {
    return of(key, Form.NUMBER, byDefault);
  }

  /** A number of bytes. */
  public static Setting<Long> bytes(String key, long byDefault) {
    return of(key, Form.BYTES, byDefault);
  }

  /** A time in milliseconds; the key ends in {@code .ms}. */
  public static Setting<Duration> millis(String key, Duration byDefault) {
    return of(key, Form.MILLIS, byDefault.toMillis());
  }

  /** True or false. */
  public static Setting<Boolean> flag(String key, boolean byDefault) {
    return of(key, Form.FLAG, byDefault);
  }

  /** Texts separated by commas. */
  public static Setting<List<String>> list(String key, List<String> byDefault) {
    return of(key, Form.LIST, byDefault);
  }

  /** A text that is never shown; unset by default. */
  public static Setting<Optional<Password>> secret(String key) {
    return of(key, Form.SECRET, null);
  }

  /** The same with a range. */
  public Setting<T> within(Range allowed) {
    return new Setting<>(key, form, byDefault, allowed, importance, doc, aliases);
  }

  /** The same for numbers within bounds, both included. */
  public Setting<T> between(long min, long max) {
    return within(Range.between(min, max));
  }

  /** The same for one of a few words. */
  public Setting<T> oneOf(String... words) {
    return within(Range.oneOf(List.of(words)));
  }

  /** The same with its text: what it does, and the reason of its default. */
  public Setting<T> doc(String text) {
    return new Setting<>(key, form, byDefault, range, importance, text.strip(), aliases);
  }

  /** The same, as one that everybody must know. */
  public Setting<T> important() {
    return new Setting<>(key, form, byDefault, range, Importance.HIGH, doc, aliases);
  }

  /** The same, as one that hardly anybody needs. */
  public Setting<T> minor() {
    return new Setting<>(key, form, byDefault, range, Importance.LOW, doc, aliases);
  }

  /** The same, also set by a variable that another product's users have already. */
  public Setting<T> alsoFrom(String variable) {
    List<String> more = Stream.concat(aliases.stream(), Stream.of(variable)).toList();
    return new Setting<>(key, form, byDefault, range, importance, doc, more);
  }

  /** "a whole number from 1 to 9": what a value must be. */
  String expectation() {
    return range.text().isEmpty() ? form.text() : form.text() + " " + range.text();
  }

  void defineIn(ConfigDef definition) {
    definition.define(key, form.type(), byDefault, range, importance, doc);
  }

  private static <T> Setting<T> of(String key, Form<T> form, Object byDefault) {
    return new Setting<>(key, form, byDefault, Range.ANY, Importance.MEDIUM, "", List.of());
  }
}
