package io.rejoin.runtime.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings come from.
 *
 * @param commandLine by key
 * @param environment all variables of the process; those that begin with {@code REJOIN_} count
 * @param file properties in UTF-8; must exist when given
 */
public record SettingsSources(
    Map<String, String> commandLine, Map<String, String> environment, Optional<Path> file) {

  /** Nothing is set. */
  public static final SettingsSources NONE =
      new SettingsSources(Map.of(), Map.of(), Optional.empty());

  public SettingsSources {
    commandLine = Map.copyOf(commandLine);
    environment = Map.copyOf(environment);
  }

  /** Only these, as if given on the command line. */
  public static SettingsSources commandLine(Map<String, String> values) {
    return new SettingsSources(values, Map.of(), Optional.empty());
  }
}
