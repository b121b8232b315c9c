package io.rejoin.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  private static final Setting<Optional<String>> CLUSTER_IP =
      Setting.optionalText("cluster.ip").alsoFrom("CROSSBAR_NODE_CLUSTER_IP");
  private static final SettingsTable TABLE =
      SettingsTable.of("Agent", "", List.of(CLUSTER_IP, Setting.number("http.port", 8083)))
          .and(ClusterSettings.TABLE);

  @Test
  void shouldTakeTheAliasWhenTheOwnNameIsNotSet() {
    Settings settings = read(Map.of("CROSSBAR_NODE_CLUSTER_IP", "10.0.0.1"));

    assertThat(settings.get(CLUSTER_IP)).contains("10.0.0.1");
    assertThat(settings.origin(CLUSTER_IP)).isEqualTo("environment CROSSBAR_NODE_CLUSTER_IP");
  }

  @Test
  void shouldPreferTheOwnNameWhenTheAliasIsSetToo() {
    Settings settings =
        read(Map.of("CROSSBAR_NODE_CLUSTER_IP", "10.0.0.1", "REJOIN_CLUSTER_IP", "10.0.0.2"));

    assertThat(settings.get(CLUSTER_IP)).contains("10.0.0.2");
  }

  @Test
  void shouldCountAVariableAsUnsetWhenItIsEmpty() {
    assertThat(read(Map.of("REJOIN_CLUSTER_IP", "")).get(CLUSTER_IP)).isEmpty();
  }

  @Test
  void shouldIgnoreAVariableWhenItResemblesNone() {
    Settings settings =
        read(
            Map.of(
                "REJOIN_REGISTRY_SERVICE_HOST", "10.1.1.1", "PATH", "/bin", "REJOIN_HOME", "/x"));

    assertThat(settings.ignoredVariables())
        .containsExactly("REJOIN_HOME", "REJOIN_REGISTRY_SERVICE_HOST");
  }

  @Test
  void shouldRefuseAVariableWhenItIsASlipOfThePen() {
    assertThatThrownBy(() -> read(Map.of("REJOIN_CLUSTR_IP", "10.0.0.1")))
        .hasMessageContaining("REJOIN_CLUSTR_IP is none")
        .hasMessageContaining("Did you mean REJOIN_CLUSTER_IP?");
  }

  @Test
  void shouldSpellKafkasKeysBackWhenTheyComeAsVariables() {
    Settings settings =
        read(
            Map.of(
                "REJOIN_KAFKA_SECURITY_PROTOCOL", "SSL",
                "REJOIN_PRODUCER_X__Y___Z", "1",
                "REJOIN_CONFIG_PROVIDERS", ""));

    assertThat(new KafkaSettings(settings).producer("p"))
        .containsEntry("security.protocol", "SSL")
        .containsEntry("x_y-z", "1");
  }

  private static Settings read(Map<String, String> environment) {
    return TABLE.read(new SettingsSources(Map.of(), environment, Optional.empty()));
  }
}
