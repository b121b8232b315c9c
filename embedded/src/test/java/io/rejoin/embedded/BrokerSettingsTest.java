package io.rejoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {
  private static final HostPort CLIENT = new HostPort("::1", 20_000);
  private static final HostPort CONTROLLER = new HostPort("::1", 20_001);
  private static final Path LOG_DIR = Path.of("/data/a,b");

  @Test
  void shouldHoldOnlySettingsThatKafkaKnows() {
    assertThat(settings(Map.of())).isNotEmpty();
    assertThat(KafkaConfig.configDef().names()).containsAll(settings(Map.of()).keySet());
  }

  @Test
  void shouldBeUnderstoodByKafka() {
    // when
    KafkaConfig config = new KafkaConfig(settings(Map.of()), false);

    // then
    assertThat(config.nodeId()).isEqualTo(BrokerSettings.NODE_ID);
    assertThat(config.logDirs()).isEqualTo(List.of("/data/a,b"));
    assertThat(config.metadataLogDir()).isEqualTo("/data/a,b");
    assertThat(config.brokerSessionTimeoutMs()).isEqualTo(3_000);
  }

  @Test
  void shouldListenWhereToldAndAdvertiseThat() {
    assertThat(settings(Map.of()))
        .containsEntry("listeners", "PLAINTEXT://[::1]:20000,CONTROLLER://[::1]:20001")
        .containsEntry("advertised.listeners", "PLAINTEXT://[::1]:20000")
        .containsEntry("controller.quorum.voters", "1@[::1]:20001");
  }

  @Test
  void shouldPreferOverrides() {
    // given
    Map<String, String> overrides =
        Map.of("unclean.leader.election.enable", "true", "advertised.listeners", "PLAINTEXT://x:1");

    // when, then
    assertThat(settings(overrides)).containsAllEntriesOf(overrides);
  }

  private static Map<String, Object> settings(Map<String, String> overrides) {
    return BrokerSettings.of(CLIENT, CONTROLLER, LOG_DIR, overrides);
  }
}
