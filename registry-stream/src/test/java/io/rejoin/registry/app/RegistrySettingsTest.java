package io.rejoin.registry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsRefusedException;
import io.rejoin.schemas.input.Rules;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegistrySettingsTest {

  private static Settings settings(Map<String, String> changed) {
    return RegistryCluster.settings("localhost:1", changed);
  }

  @Test
  void shouldHaveTheDefaultRulesAsDefaults() {
    assertThat(RulesSettings.rules(settings(Map.of()), Rules.DEFAULT.version()))
        .isEqualTo(Rules.DEFAULT);
  }

  @Test
  void shouldTellTheRulesWhetherProofsAreRequired() {
    Settings token =
        settings(Map.of("proof.level", "token", "proof.token", "a secret of some length"));

    assertThat(RulesSettings.rules(token, 1).proofRequired()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "suspect.after.ms, 4321",
    "term.ms, 54321",
    "control.tick.ms, 4321",
    "loopback.allowed, true",
    "reporters.needed, 43",
    "duel.takeovers, 43",
    "duel.window.ms, 54321",
    "removal.after.ms, 54321",
    "routers.per.realm, 43",
    "breaker.min.silent, 43",
    "breaker.close.percent, 43",
    "breaker.open.percent, 13",
    "breaker.expiries.per.second, 43",
    "breaker.max.hold.ms, 54321"
  })
  void shouldPutEachSettingIntoTheRules(String key, String value) {
    Rules rules = RulesSettings.rules(settings(Map.of(key, value)), 1);

    assertThat(rules).isNotEqualTo(Rules.DEFAULT);
    assertThat(rules.toString()).contains("=" + value);
  }

  @Test
  void shouldRefuseToSuspectLaterThanItExpires() {
    assertThatThrownBy(() -> settings(Map.of("suspect.after.ms", "8000")))
        .isInstanceOf(SettingsRefusedException.class)
        .hasMessageContaining("suspect.after.ms")
        .hasMessageContaining("term.ms");
  }

  @ParameterizedTest
  @CsvSource({"intake.threads, 5", "liveness.threads, 9", "topic.replication, 0", "term.ms, 100"})
  void shouldRefuseWhatIsOutOfRange(String key, String value) {
    assertThatThrownBy(() -> settings(Map.of(key, value)))
        .isInstanceOf(SettingsRefusedException.class)
        .hasMessageContaining(key);
  }
}
