package io.rejoin.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencesTest {

  private static final String PROVIDERS = "org.apache.kafka.common.config.provider.";

  @TempDir Path dir;
  private Path file;
  private final Map<String, String> values = new HashMap<>();

  @BeforeEach
  void write() throws Exception {
    file = Files.writeString(dir.resolve("secrets.properties"), "token=from-file\njaas=of-kafka\n");
    Files.writeString(dir.resolve("pod-token"), "from-directory");
    values.put("config.providers", "file,dir,env");
    values.put("config.providers.file.class", PROVIDERS + "FileConfigProvider");
    values.put("config.providers.dir.class", PROVIDERS + "DirectoryConfigProvider");
    values.put("config.providers.env.class", PROVIDERS + "EnvVarConfigProvider");
  }

  @Test
  void shouldResolveOurOwnSecretWhenItPointsIntoAFile() {
    values.put("proof.token", "${file:%s:token}".formatted(file));

    Settings settings = read();

    assertThat(settings.get(ClusterSettings.PROOF_TOKEN).orElseThrow().value())
        .isEqualTo("from-file");
    assertThat(settings.describe()).noneMatch(line -> line.contains("from-file"));
  }

  @Test
  void shouldResolveClientSettingsWhenTheyPointIntoFileDirectoryOrEnvironment() {
    values.put("kafka.sasl.jaas.config", "login ${file:%s:jaas};".formatted(file));
    values.put("admin.ssl.key.password", "${dir:%s:pod-token}".formatted(dir));
    values.put("kafka.client.rack", "${env:PATH}");

    Map<String, Object> admin = new KafkaSettings(read()).admin("a");

    assertThat(admin)
        .containsEntry("sasl.jaas.config", "login of-kafka;")
        .containsEntry("ssl.key.password", "from-directory")
        .containsEntry("client.rack", System.getenv("PATH"));
  }

  @Test
  void shouldRefuseWhenAReferenceLeadsNowhere() {
    values.put("proof.token", "${file:%s:absent}".formatted(file));
    values.put("kafka.sasl.jaas.config", "${vault:secret/kafka:jaas}");
    values.put("cluster.name", "${file:/does/not/exist:name}");

    assertThatThrownBy(this::read)
        .isInstanceOf(SettingsRefusedException.class)
        .hasMessageContaining("reference in proof.token")
        .hasMessageContaining(":absent}")
        .hasMessageContaining("reference in kafka.sasl.jaas.config")
        .hasMessageContaining("reference in cluster.name");
  }

  @Test
  void shouldLeaveAClientsReferenceAloneWhenTheClientHasProvidersOfItsOwn() {
    values.put("kafka.config.providers", "vault");
    values.put("producer.sasl.jaas.config", "${vault:secret/kafka:jaas}");

    assertThat(new KafkaSettings(read()).producer("p"))
        .containsEntry("sasl.jaas.config", "${vault:secret/kafka:jaas}")
        .containsEntry("config.providers", "vault");
  }

  private Settings read() {
    return ClusterSettings.TABLE.read(SettingsSources.commandLine(values));
  }
}
