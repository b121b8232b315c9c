package io.rejoin.runtime.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a program was told, checked and complete. Immutable, for any thread. */
public final class Settings {

  private final SettingsTable table;
  private final Map<String, Object> values;
  private final SortedMap<String, RawValue> written;
  private final List<String> ignoredVariables;

  Settings(
      SettingsTable table,
      Map<String, Object> values,
      SortedMap<String, RawValue> written,
      List<String> ignoredVariables) {
    this.table = table;
    this.values = Collections.unmodifiableMap(values);
    this.written = Collections.unmodifiableSortedMap(new TreeMap<>(written));
    this.ignoredVariables = List.copyOf(ignoredVariables);
  }

  /**
   * The value of a setting.
   *
   * @throws IllegalArgumentException when it is not in the program's table
   */
  public <T> T get(Setting<T> setting) {
    if (!values.containsKey(setting.key())) {
      throw new IllegalArgumentException(
          "Expected %s in the table, but it is not".formatted(setting.key()));
    }
    return setting.form().read().apply(values.get(setting.key()));
  }

  /** Where a setting's value came from, in words. */
  public String origin(Setting<?> setting) {
    RawValue value = written.get(setting.key());
    return (value == null ? Origin.DEFAULT : value.origin()).text();
  }

  /** What to say at start: each setting that somebody set, with its origin, secrets hidden. */
  public List<String> describe() {
    List<String> lines = new ArrayList<>();
    written.forEach((key, value) -> lines.add(describe(key, value)));
    return lines;
  }

  /** Variables that begin with {@code REJOIN_} but are none of this program's. */
  public List<String> ignoredVariables() {
    return ignoredVariables;
  }

  /** The settings of Kafka's clients under a prefix, without it. */
  Map<String, Object> passedThrough(PassThrough kind) {
    Map<String, Object> result = new TreeMap<>();
    written.forEach(
        (key, value) -> {
          if (key.startsWith(kind.prefix())) {
            result.put(key.substring(kind.prefix().length()), value.text());
          }
        });
    return result;
  }

  private String describe(String key, RawValue value) {
    boolean shown = table.find(key).filter(setting -> !setting.form().isSecret()).isPresent();
    return "%s = %s (%s)".formatted(key, shown ? value.text() : "[hidden]", value.origin());
  }
}
