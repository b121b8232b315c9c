package io.rejoin.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

  private static final SettingsTable AGENT =
      SettingsTable.of(
              "Agent",
              "The agent beside a node.",
              List.of(
                  Setting.requiredText("node.address").important().doc("Its unique name."),
                  Setting.millis("heartbeat.interval.ms", Duration.ofSeconds(2))
                      .between(100, 60_000)
                      .doc("How often it says that it is there."),
                  Setting.optionalText("cluster.ip")
                      .alsoFrom("CROSSBAR_NODE_CLUSTER_IP")
                      .minor()
                      .doc("IP | host name.\nDetected when unset."),
                  Setting.list("node.realms", List.of()).doc("Realms.")))
          .and(ClusterSettings.TABLE);
  private static final SettingsTable GATE =
      SettingsTable.of(
              "Gate", "The gate.", List.of(Setting.flag("gate.reports", true).doc("Reports.")))
          .and(ClusterSettings.TABLE);

  private final String page = SettingsPage.render(List.of(AGENT, GATE));

  @Test
  void shouldShowARowForEachSettingWhenRendered() {
    assertThat(page)
        .contains(
            "| `node.address` | a text that is not empty | must be set | high | Its unique name. |\n")
        .contains(
            "| `heartbeat.interval.ms` | a whole number of milliseconds from 100 to 60000 | `2000` ms"
                + " | medium | How often it says that it is there. |\n")
        .contains(
            "| `cluster.ip` (also `CROSSBAR_NODE_CLUSTER_IP`) | a text | unset | low | IP \\| host"
                + " name. Detected when unset. |\n")
        .contains("| `node.realms` | a list separated by commas | empty | medium | Realms. |\n")
        .contains("| `gate.reports` | true or false | `true` | medium | Reports. |\n");
  }

  @Test
  void shouldShowASectionOnceWhenSeveralTablesShareIt() {
    assertThat(page).containsOnlyOnce("## Cluster\n").contains("## Agent\n", "## Gate\n");
    assertThat(page.indexOf("## Agent")).isLessThan(page.indexOf("## Cluster"));
  }

  @Test
  void shouldExplainPrecedencePrefixesAndSecretsWhenRendered() {
    assertThat(page)
        .startsWith("# Configuration\n")
        .contains("1. the command line,\n2. the environment,\n3. the properties file")
        .contains("| `streams.` | Kafka Streams |\n")
        .contains("FileConfigProvider");
  }

  @Test
  void shouldGiveTheSameTextWhenRenderedAgain() {
    assertThat(SettingsPage.render(List.of(AGENT, GATE))).isEqualTo(page);
  }
}
