package io.rejoin.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterSettingsTest {

  @Test
  void shouldHaveTheDocumentedDefaultsWhenNothingIsSet() {
    Settings settings = ClusterSettings.TABLE.and(HttpSettings.table(8085)).defaults();

    assertThat(settings.get(ClusterSettings.CLUSTER_NAME)).isEqualTo("rejoin");
    assertThat(settings.get(ClusterSettings.TOPIC_PREFIX)).isEqualTo("rejoin.");
    assertThat(settings.get(ClusterSettings.BOOTSTRAP_SERVERS)).containsExactly("localhost:9092");
    assertThat(settings.get(ClusterSettings.SCHEMA_REGISTRY_URL))
        .containsExactly("http://localhost:8081");
    assertThat(settings.get(ClusterSettings.VALUE_SERIALIZER))
        .isEqualTo("io.rejoin.schemas.serde.AvroSerializer");
    assertThat(settings.get(ClusterSettings.VALUE_DESERIALIZER))
        .isEqualTo("io.rejoin.schemas.serde.AvroDeserializer");
    assertThat(settings.get(ClusterSettings.PROOF_LEVEL)).isEqualTo("none");
    assertThat(settings.get(ClusterSettings.PROOF_TOKEN)).isEmpty();
    assertThat(settings.get(ClusterSettings.PROOF_TOKENS_FILE)).isEmpty();
    assertThat(settings.get(HttpSettings.HOST)).isEqualTo("0.0.0.0");
    assertThat(settings.get(HttpSettings.port(0))).isEqualTo(8085);
  }

  @Test
  void shouldAskForASecretWhenProofIsToken() {
    assertThatThrownBy(() -> read(Map.of("proof.level", "token")))
        .hasMessageContaining("proof.token or proof.tokens.file");
    assertThat(
            read(Map.of("proof.level", "token", "proof.tokens.file", "/t"))
                .get(ClusterSettings.PROOF_TOKENS_FILE))
        .contains("/t");
  }

  @Test
  void shouldRefuseNamesWhenKafkaWouldNotTakeThem() {
    assertThatThrownBy(() -> read(Map.of("topic.prefix", "re join/", "cluster.name", "")))
        .hasMessageContaining("topic.prefix")
        .hasMessageContaining("cluster.name");
  }

  @Test
  void shouldHandClientsTheirSettingsUntouchedWhenPassedThrough() {
    KafkaSettings kafka =
        new KafkaSettings(
            read(
                Map.of(
                    "bootstrap.servers", "a:1,b:2",
                    "kafka.security.protocol", "SASL_SSL",
                    "kafka.linger.ms", "9",
                    "producer.linger.ms", "1",
                    "streams.main.consumer.session.timeout.ms", "6000",
                    "consumer.some.future.key", "x")));

    assertThat(kafka.producer("agent-reporter"))
        .containsEntry("bootstrap.servers", "a:1,b:2")
        .containsEntry("client.id", "agent-reporter")
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("linger.ms", "1");
    assertThat(kafka.consumer("c"))
        .containsEntry("linger.ms", "9")
        .containsEntry("some.future.key", "x");
    assertThat(kafka.admin("a")).doesNotContainKey("some.future.key");
    assertThat(kafka.streams("s")).containsEntry("main.consumer.session.timeout.ms", "6000");
  }

  @Test
  void shouldHandSerialisersTheRegistryAndWhatAllClientsGetWhenAsked() {
    KafkaSettings kafka =
        new KafkaSettings(
            read(
                Map.of(
                    "schema.registry.url", "http://a:1,http://b:2",
                    "kafka.basic.auth.user.info", "u:p",
                    "producer.linger.ms", "1")));

    assertThat(kafka.serde())
        .isEqualTo(
            Map.of(
                "schema.registry.url", "http://a:1,http://b:2",
                "value.serializer", "io.rejoin.schemas.serde.AvroSerializer",
                "value.deserializer", "io.rejoin.schemas.serde.AvroDeserializer",
                "basic.auth.user.info", "u:p"));
  }

  @Test
  void shouldDocumentEverySettingWhenItStandsInATable() {
    assertThat(ClusterSettings.TABLE.and(HttpSettings.table(1)).settings().values())
        .allSatisfy(setting -> assertThat(setting.doc()).endsWith("."));
    assertThat(List.of(ClusterSettings.TABLE.sections().get(0).title())).containsExactly("Cluster");
  }

  private static Settings read(Map<String, String> values) {
    return ClusterSettings.TABLE.read(SettingsSources.commandLine(values));
  }
}
