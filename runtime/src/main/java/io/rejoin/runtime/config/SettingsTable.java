package io.rejoin.runtime.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;

/**
 * All settings of a program, in the sections under which its page shows them. Immutable.
 *
 * <p>A key may stand in one section only and must not begin with a prefix that belongs to Kafka's
 * clients.
 */
public final class SettingsTable {

  private final List<Section> sections;
  private final List<SettingRule> rules;
  private final Map<String, Setting<?>> byKey = new LinkedHashMap<>();

  private SettingsTable(List<Section> sections, List<SettingRule> rules) {
    this.sections = List.copyOf(sections);
    this.rules = List.copyOf(rules);
    sections.stream().flatMap(section -> section.settings().stream()).forEach(this::index);
  }

  /**
   * A table of one section.
   *
   * @param title heading on the page
   * @param intro a sentence below it
   */
  public static SettingsTable of(String title, String intro, List<Setting<?>> settings) {
    return new SettingsTable(List.of(new Section(title, intro, settings)), List.of());
  }

  /** This table, followed by the sections and rules of another. */
  public SettingsTable and(SettingsTable other) {
    return new SettingsTable(
        Stream.concat(sections.stream(), other.sections.stream()).distinct().toList(),
        Stream.concat(rules.stream(), other.rules.stream()).distinct().toList());
  }

  /** This table with one more rule between its settings. */
  public SettingsTable checking(SettingRule rule) {
    List<SettingRule> more = new ArrayList<>(rules);
    more.add(rule);
    return new SettingsTable(sections, more);
  }

  /**
   * Reads and checks all settings.
   *
   * @throws SettingsRefusedException with every problem found
   */
  public Settings read(SettingsSources sources) {
    return new SettingsReader(this).read(sources);
  }

  /** All settings with their defaults; for tests and for programs that are embedded. */
  public Settings defaults() {
    return read(SettingsSources.NONE);
  }

  /** Whether a key is a setting of this table, or goes to Kafka's clients. */
  public boolean knows(String key) {
    return byKey.containsKey(key) || PassThrough.covers(key);
  }

  /** The sections, in order. */
  public List<Section> sections() {
    return sections;
  }

  List<SettingRule> rules() {
    return rules;
  }

  Map<String, Setting<?>> settings() {
    return byKey;
  }

  Optional<Setting<?>> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  ConfigDef definition() {
    ConfigDef definition = new ConfigDef();
    byKey.values().forEach(setting -> setting.defineIn(definition));
    return definition;
  }

  private void index(Setting<?> setting) {
    if (PassThrough.covers(setting.key())) {
      throw new IllegalStateException(
          "Expected a key of our own, but %s belongs to Kafka's clients".formatted(setting.key()));
    }
    if (byKey.put(setting.key(), setting) != null) {
      throw new IllegalStateException(
          "Expected each key once, but %s stands twice".formatted(setting.key()));
    }
  }

  /** Settings under one heading. */
  public record Section(String title, String intro, List<Setting<?>> settings) {

    public Section {
      settings = List.copyOf(settings);
    }
  }
}
