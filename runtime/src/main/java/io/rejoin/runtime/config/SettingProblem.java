package io.rejoin.runtime.config;

/**
 * One thing that is wrong with the settings.
 *
 * @param key as it was written; the keys' names for a rule between several
 * @param text "Expected …, but …" with value and origin, secrets hidden
 */
public record SettingProblem(String key, String text) {

  static SettingProblem invalid(Setting<?> setting, RawValue value) {
    String shown = setting.form().isSecret() ? "[hidden]" : "'" + value.text() + "'";
    return new SettingProblem(
        setting.key(),
        "Expected %s to be %s, but it is %s (%s)"
            .formatted(setting.key(), setting.expectation(), shown, value.origin()));
  }

  static SettingProblem missing(Setting<?> setting) {
    return new SettingProblem(
        setting.key(),
        "Expected %s to be set to %s, but it is not. Set it on the command line, as %s, or in the"
                .formatted(setting.key(), setting.expectation(), EnvironmentNames.of(setting.key()))
            + " properties file");
  }

  static SettingProblem unknown(String key, Origin origin, String suggestion) {
    return new SettingProblem(
        key, "Expected a known setting, but %s is none (%s).%s".formatted(key, origin, suggestion));
  }

  static SettingProblem unresolved(String key, Origin origin, String why) {
    return new SettingProblem(
        key,
        "Expected the reference in %s to lead to a value, but %s (%s)".formatted(key, why, origin));
  }
}
