package io.rejoin.runtime.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lays the sources over each other, the weakest first, and collects keys that nobody knows.
 *
 * <p>An unknown variable is a problem only when it is a slip of the pen, at most two letters from a
 * known one: the environment is shared, and orchestrators put names of their own into it. An empty
 * variable counts as unset, since compose files can't leave one out.
 */
final class Layers {

  private static final int SLIP = 2;

  private final SettingsTable table;
  private final SortedMap<String, RawValue> values = new TreeMap<>();
  private final List<SettingProblem> problems = new ArrayList<>();
  private final List<String> ignoredVariables = new ArrayList<>();

  private Layers(SettingsTable table) {
    this.table = table;
  }

  static Layers of(SettingsTable table, SettingsSources sources) {
    Layers layers = new Layers(table);
    sources.file().ifPresent(layers::addFile);
    new TreeMap<>(sources.environment()).forEach(layers::addUnknownVariable);
    table.settings().values().forEach(s -> layers.addVariable(s, sources.environment()));
    new TreeMap<>(sources.commandLine())
        .forEach((key, value) -> layers.add(key, new RawValue(value, Origin.COMMAND_LINE)));
    return layers;
  }

  SortedMap<String, RawValue> values() {
    return values;
  }

  List<SettingProblem> problems() {
    return problems;
  }

  /** Variables with our prefix that mean nothing to this program. */
  List<String> ignoredVariables() {
    return ignoredVariables;
  }

  private void addFile(Path path) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      problems.add(
          new SettingProblem(
              path.toString(),
              "Expected a readable properties file at %s, but: %s".formatted(path, e)));
    }
    for (String key : new TreeMap<>(properties).keySet().toArray(String[]::new)) {
      add(key, new RawValue(properties.getProperty(key), Origin.file(path)));
    }
  }

  private void addVariable(Setting<?> setting, Map<String, String> environment) {
    List<String> names = new ArrayList<>(setting.aliases());
    names.add(EnvironmentNames.of(setting.key()));
    for (String name : names) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        values.put(setting.key(), new RawValue(value, Origin.variable(name)));
      }
    }
  }

  private void addUnknownVariable(String name, String value) {
    if (!name.startsWith(EnvironmentNames.PREFIX) || value.isEmpty() || isOurs(name)) {
      return;
    }
    Optional<String> key = EnvironmentNames.passThroughKey(name);
    if (key.isPresent()) {
      values.put(key.get(), new RawValue(value, Origin.variable(name)));
      return;
    }
    Optional<String> meant = NearestKey.within(SLIP, name, variables());
    if (meant.isPresent()) {
      problems.add(unknown(name, Origin.variable(name), meant));
    } else {
      ignoredVariables.add(name);
    }
  }

  private void add(String key, RawValue value) {
    if (table.find(key).isPresent() || PassThrough.covers(key)) {
      values.put(key, value);
    } else {
      Optional<String> meant = NearestKey.of(key, table.settings().keySet());
      problems.add(unknown(key, value.origin(), meant));
    }
  }

  private boolean isOurs(String variable) {
    return table.settings().values().stream()
        .anyMatch(
            s -> EnvironmentNames.of(s.key()).equals(variable) || s.aliases().contains(variable));
  }

  private List<String> variables() {
    return table.settings().keySet().stream().map(EnvironmentNames::of).toList();
  }

  private static SettingProblem unknown(String key, Origin origin, Optional<String> meant) {
    String suggestion =
        meant
            .map(known -> " Did you mean %s?".formatted(known))
            .orElse(" Remove it; docs/configuration.md lists all settings.");
    return SettingProblem.unknown(key, origin, suggestion);
  }
}
