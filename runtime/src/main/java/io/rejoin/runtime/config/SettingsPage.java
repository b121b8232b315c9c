package io.rejoin.runtime.config;

import io.rejoin.runtime.config.SettingsTable.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Renders tables as the Markdown of {@code docs/configuration.md}. The same tables always give the
 * same text, so that a test can hold the page against them.
 */
public final class SettingsPage {

  private static final String INTRO =
      """
      # Configuration

      This page is generated from the tables in the code; the build fails when it is stale.

      A setting is taken from the first of these that has it:

      1. the command line,
      2. the environment,
      3. the properties file (UTF-8),
      4. the default.

      `heartbeat.interval.ms` is `REJOIN_HEARTBEAT_INTERVAL_MS` in the environment. An empty
      variable counts as unset. An unknown key is an error that names the nearest known one; an
      unknown variable is one when it is at most two letters from a known one, else it is ignored.
      All problems are reported at once, with key, value, what was expected, and where it came
      from.
      """;

  private static final String SPELLING =
      """

      In the environment `_` is a dot, `__` an underscore and `___` a dash:
      `REJOIN_KAFKA_SECURITY_PROTOCOL` is `kafka.security.protocol`.
      """;

  private static final String SECRETS =
      """

      ## Secrets

      Any value may be a reference such as `${file:/run/secrets/kafka.properties:password}`, found
      by Kafka's configuration providers: set `config.providers=file` and
      `config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider`
      (`EnvVarConfigProvider` and `DirectoryConfigProvider` are there too). A reference that leads
      nowhere is an error. Secrets and the settings of Kafka's clients are never logged.
      """;

  private SettingsPage() {}

  /** The whole page: each section once, in the order of the tables. */
  public static String render(List<SettingsTable> tables) {
    List<String> parts = new ArrayList<>(List.of(INTRO, passThrough(), SECRETS));
    tables.stream()
        .flatMap(table -> table.sections().stream())
        .distinct()
        .forEach(section -> parts.add(render(section)));
    return String.join("", parts);
  }

  private static String passThrough() {
    StringBuilder text = new StringBuilder("\n## Kafka's clients\n\n");
    text.append("Settings under these prefixes are handed over untouched, without the prefix:\n\n");
    text.append("| prefix | goes to |\n|---|---|\n");
    for (PassThrough kind : PassThrough.values()) {
      text.append("| `%s` | %s |\n".formatted(kind.prefix(), kind.goesTo()));
    }
    return text.append(SPELLING).toString();
  }

  private static String render(Section section) {
    StringBuilder text = new StringBuilder();
    text.append("\n## %s\n\n%s\n\n".formatted(section.title(), section.intro()));
    text.append("| key | what it is | default | importance | meaning |\n|---|---|---|---|---|\n");
    section.settings().forEach(setting -> text.append(row(setting)));
    return text.toString();
  }

  private static String row(Setting<?> setting) {
    return Stream.of(
                "`" + setting.key() + "`" + aliases(setting),
                setting.expectation(),
                byDefault(setting),
                setting.importance().name().toLowerCase(Locale.ROOT),
                setting.doc())
            .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
            .reduce("|", (row, cell) -> row + " " + cell + " |")
        + "\n";
  }

  private static String aliases(Setting<?> setting) {
    return setting.aliases().isEmpty()
        ? ""
        : " (also `" + String.join("`, `", setting.aliases()) + "`)";
  }

  private static String byDefault(Setting<?> setting) {
    if (setting.byDefault() == ConfigDef.NO_DEFAULT_VALUE) {
      return "must be set";
    }
    if (setting.byDefault() == null) {
      return "unset";
    }
    String text = ConfigDef.convertToString(setting.byDefault(), setting.form().type());
    String unit = setting.form().unit().isEmpty() ? "" : " " + setting.form().unit();
    return text.isEmpty() ? "empty" : "`" + text + "`" + unit;
  }
}
