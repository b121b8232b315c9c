package io.rejoin.runtime.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;

/** From sources to settings: layer, resolve, check each, check the rules between them. */
final class SettingsReader {

  private final SettingsTable table;

  SettingsReader(SettingsTable table) {
    this.table = table;
  }

  Settings read(SettingsSources sources) {
    Layers layers = Layers.of(table, sources);
    References references = new References(layers.values());
    SortedMap<String, RawValue> values = references.resolved();

    List<SettingProblem> problems = new ArrayList<>(layers.problems());
    problems.addAll(references.problems());
    problems.addAll(invalid(values));
    refuseIfAny(problems);

    Map<String, Object> parsed = table.definition().parse(ownTexts(values));
    Settings settings = new Settings(table, parsed, values, layers.ignoredVariables());
    refuseIfAny(broken(settings));
    return settings;
  }

  private List<SettingProblem> invalid(Map<String, RawValue> values) {
    Map<String, ConfigValue> validated = table.definition().validateAll(ownTexts(values));
    List<SettingProblem> problems = new ArrayList<>();
    for (Setting<?> setting : table.settings().values()) {
      RawValue value = values.get(setting.key());
      if (value == null && setting.byDefault() == ConfigDef.NO_DEFAULT_VALUE) {
        problems.add(SettingProblem.missing(setting));
      } else if (value != null && !validated.get(setting.key()).errorMessages().isEmpty()) {
        problems.add(SettingProblem.invalid(setting, value));
      }
    }
    return problems;
  }

  private List<SettingProblem> broken(Settings settings) {
    return table.rules().stream()
        .flatMap(rule -> rule.problem(settings).stream())
        .map(text -> new SettingProblem("", text))
        .toList();
  }

  private Map<String, String> ownTexts(Map<String, RawValue> values) {
    Map<String, String> texts = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (table.find(key).isPresent()) {
            texts.put(key, value.text());
          }
        });
    return texts;
  }

  private static void refuseIfAny(List<SettingProblem> problems) {
    if (!problems.isEmpty()) {
      throw new SettingsRefusedException(problems);
    }
  }
}
