package io.rejoin.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTableTest {

  private static final Setting<String> ADDRESS = Setting.requiredText("node.address");
  private static final Setting<Duration> INTERVAL =
      Setting.millis("heartbeat.interval.ms", Duration.ofSeconds(2)).between(100, 60_000);
  private static final Setting<Duration> TERM =
      Setting.millis("lease.term.ms", Duration.ofSeconds(8)).between(100, 600_000);
  private static final Setting<List<String>> REALMS = Setting.list("node.realms", List.of());
  private static final Setting<String> POLICY =
      Setting.text("open.policy", "hold").oneOf("wait", "hold", "reject");
  private static final Setting<Optional<Password>> TOKEN = Setting.secret("proof.token");
  private static final Setting<Optional<String>> CLUSTER_IP =
      Setting.optionalText("cluster.ip").alsoFrom("CROSSBAR_NODE_CLUSTER_IP");
  private static final Setting<Boolean> FORCE = Setting.flag("node.force", false);
  private static final Setting<Integer> WATCHERS =
      Setting.number("report.watchers", 2).between(1, 9);
  private static final Setting<Long> HELD =
      Setting.bytes("hold.max.bytes", 16_777_216L).within(Range.atLeast(0));

  private static final SettingsTable TABLE =
      SettingsTable.of(
              "Agent",
              "",
              List.of(
                  ADDRESS,
                  INTERVAL,
                  TERM,
                  REALMS,
                  POLICY,
                  TOKEN,
                  CLUSTER_IP,
                  FORCE,
                  WATCHERS,
                  HELD))
          .checking(SettingRule.shorter(INTERVAL, TERM));

  @TempDir Path dir;

  @Test
  void shouldReadEveryTypeWhenSet() {
    Settings settings =
        read(
            Map.of(
                "node.address", "router_realm1",
                "heartbeat.interval.ms", "250",
                "node.realms", "realm1, realm2",
                "open.policy", "wait",
                "proof.token", "s3cret",
                "cluster.ip", "10.0.0.7",
                "node.force", "true",
                "report.watchers", "3",
                "hold.max.bytes", "4096"));

    assertThat(settings.get(ADDRESS)).isEqualTo("router_realm1");
    assertThat(settings.get(INTERVAL)).isEqualTo(Duration.ofMillis(250));
    assertThat(settings.get(REALMS)).containsExactly("realm1", "realm2");
    assertThat(settings.get(POLICY)).isEqualTo("wait");
    assertThat(settings.get(TOKEN).orElseThrow().value()).isEqualTo("s3cret");
    assertThat(settings.get(CLUSTER_IP)).contains("10.0.0.7");
    assertThat(settings.get(FORCE)).isTrue();
    assertThat(settings.get(WATCHERS)).isEqualTo(3);
    assertThat(settings.get(HELD)).isEqualTo(4096L);
  }

  @Test
  void shouldTakeDefaultsWhenNothingElseIsSet() {
    Settings settings = read(Map.of("node.address", "a"));

    assertThat(settings.get(INTERVAL)).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.get(REALMS)).isEmpty();
    assertThat(settings.get(TOKEN)).isEmpty();
    assertThat(settings.get(CLUSTER_IP)).isEmpty();
    assertThat(settings.origin(INTERVAL)).isEqualTo("default");
  }

  @Test
  void shouldPreferCommandLineThenEnvironmentThenFileWhenAllSetIt() throws Exception {
    Path file =
        Files.writeString(
            dir.resolve("agent.properties"),
            "node.address=of-file\nheartbeat.interval.ms=301\nlease.term.ms=7001\n");
    Map<String, String> environment =
        Map.of("REJOIN_NODE_ADDRESS", "of-env", "REJOIN_HEARTBEAT_INTERVAL_MS", "302");

    Settings settings =
        TABLE.read(
            new SettingsSources(Map.of("node.address", "of-line"), environment, Optional.of(file)));

    assertThat(settings.get(ADDRESS)).isEqualTo("of-line");
    assertThat(settings.get(INTERVAL)).isEqualTo(Duration.ofMillis(302));
    assertThat(settings.get(TERM)).isEqualTo(Duration.ofMillis(7001));
    assertThat(settings.origin(ADDRESS)).isEqualTo("command line");
    assertThat(settings.origin(INTERVAL)).isEqualTo("environment REJOIN_HEARTBEAT_INTERVAL_MS");
    assertThat(settings.origin(TERM)).isEqualTo("file " + file);
  }

  @Test
  void shouldReportAllProblemsAtOnceWhenSeveralAreWrong() {
    Map<String, String> wrong =
        Map.of(
            "heartbeat.interval.ms", "5",
            "lease.term.ms", "soon",
            "open.policy", "hodl",
            "hartbeat.interval.ms", "2000");

    assertThatThrownBy(() -> read(wrong))
        .isInstanceOf(SettingsRefusedException.class)
        .hasMessageContainingAll(
            "Expected node.address to be set to a text that is not empty, but it is not",
            "REJOIN_NODE_ADDRESS",
            "Expected heartbeat.interval.ms to be a whole number of milliseconds from 100 to 60000,"
                + " but it is '5' (command line)",
            "Expected lease.term.ms to be a whole number of milliseconds from 100 to 600000, but it"
                + " is 'soon' (command line)",
            "Expected open.policy to be a text out of wait, hold, reject, but it is 'hodl'",
            "hartbeat.interval.ms is none (command line). Did you mean heartbeat.interval.ms?");
  }

  @Test
  void shouldPointToThePageWhenAnUnknownKeyResemblesNothing() {
    assertThatThrownBy(() -> read(Map.of("node.address", "a", "zookeeper.connect", "x:2181")))
        .hasMessageContaining("zookeeper.connect is none")
        .hasMessageContaining("docs/configuration.md");
  }

  @Test
  void shouldRefuseWhenARuleBetweenSettingsIsBroken() {
    assertThatThrownBy(() -> read(Map.of("node.address", "a", "lease.term.ms", "1500")))
        .hasMessageContaining(
            "Expected heartbeat.interval.ms to be shorter than lease.term.ms, but they are 2000 and"
                + " 1500 ms");
  }

  @Test
  void shouldRefuseWhenTheFileIsMissing() {
    SettingsSources sources =
        new SettingsSources(
            Map.of("node.address", "a"), Map.of(), Optional.of(dir.resolve("none.properties")));

    assertThatThrownBy(() -> TABLE.read(sources)).hasMessageContaining("none.properties");
  }

  @Test
  void shouldReadTheFileAsUtf8WhenItHasOtherLetters() throws Exception {
    Path file = Files.writeString(dir.resolve("a.properties"), "node.address=knoten-\u00fc\n");

    Settings settings = TABLE.read(new SettingsSources(Map.of(), Map.of(), Optional.of(file)));

    assertThat(settings.get(ADDRESS)).isEqualTo("knoten-\u00fc");
  }

  @Test
  void shouldNeverShowASecretWhenDescribingOrRefusing() {
    SettingsTable strict =
        SettingsTable.of(
            "Strict",
            "",
            List.of(Setting.secret("door.token").within(new Range("of 9", v -> false))));

    Settings settings =
        read(
            Map.of(
                "node.address", "a", "proof.token", "s3cret", "kafka.sasl.jaas.config", "s3cret"));

    assertThat(settings.describe())
        .containsExactly(
            "kafka.sasl.jaas.config = [hidden] (command line)",
            "node.address = a (command line)",
            "proof.token = [hidden] (command line)");
    assertThatThrownBy(
            () -> strict.read(SettingsSources.commandLine(Map.of("door.token", "s3cret"))))
        .hasMessageContaining("door.token to be a secret of 9, but it is [hidden]")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void shouldListProblemsByKeyWhenAsked() {
    try {
      read(Map.of("node.address", "a", "report.watchers", "0"));
    } catch (SettingsRefusedException e) {
      assertThat(e.problems()).extracting(SettingProblem::key).containsExactly("report.watchers");
      return;
    }
    throw new AssertionError("Expected the settings to be refused");
  }

  @Test
  void shouldKnowItsOwnKeysAndKafkasWhenAsked() {
    assertThat(List.of("node.address", "streams.poll.ms", "config.providers.file.class"))
        .allMatch(TABLE::knows);
    assertThat(List.of("node", "node.address.x", "configuration")).noneMatch(TABLE::knows);
  }

  @Test
  void shouldRefuseATableWhenAKeyStandsTwiceOrBelongsToKafka() {
    assertThatThrownBy(() -> SettingsTable.of("A", "", List.of(ADDRESS, ADDRESS)))
        .hasMessageContaining("node.address stands twice");
    assertThatThrownBy(() -> SettingsTable.of("A", "", List.of(Setting.text("consumer.mode", "x"))))
        .hasMessageContaining("belongs to Kafka's clients");
  }

  @Test
  void shouldRefuseToReadASettingWhenItIsOfAnotherTable() {
    Settings settings = read(Map.of("node.address", "a"));

    assertThatThrownBy(() -> settings.get(Setting.text("gate.mode", "tcp")))
        .hasMessageContaining("gate.mode");
  }

  private static Settings read(Map<String, String> commandLine) {
    return TABLE.read(SettingsSources.commandLine(commandLine));
  }
}
