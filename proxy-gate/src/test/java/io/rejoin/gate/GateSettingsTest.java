package io.rejoin.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rejoin.gate.core.Balance;
import io.rejoin.gate.core.GateRules;
import io.rejoin.gate.core.OnUnserved;
import io.rejoin.gate.core.Opening;
import io.rejoin.gate.net.NetSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.config.SettingsRefusedException;
import io.rejoin.runtime.config.SettingsSources;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateSettingsTest {

  @Test
  void shouldReadListenersAsRealmsWithPorts() {
    GateRules rules = GateSettings.rules(read("gate.listeners", "realm1=9101,a=b=0"));

    assertThat(rules.ports()).isEqualTo(Map.of("realm1", 9_101, "a=b", 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"realm1", "realm1=", "=9101", "realm1=x", "realm1=65536", "a=1,a=2"})
  void shouldRefuseListenersThatNameNoPortOrARealmTwice(String listeners) {
    assertThatThrownBy(() -> read("gate.listeners", listeners))
        .isInstanceOf(SettingsRefusedException.class)
        .hasMessageContaining("gate.listeners");
  }

  @Test
  void shouldReadPoliciesByTheirNames() {
    GateRules rules =
        GateSettings.rules(
            GateSettings.TABLE.read(
                SettingsSources.commandLine(
                    Map.of(
                        "gate.opening", "reject",
                        "gate.on.unserved", "close",
                        "gate.balance", "least-connections"))));

    assertThat(rules.opening()).isEqualTo(Opening.REJECT);
    assertThat(rules.onUnserved()).isEqualTo(OnUnserved.CLOSE);
    assertThat(rules.balance()).isEqualTo(Balance.LEAST_CONNECTIONS);
    assertThat(rules.holdsWhenUnserved()).isFalse();
  }

  @Test
  void shouldHaveTheDesignsDefaults() {
    Settings settings = GateSettings.TABLE.read(SettingsSources.commandLine(Map.of()));
    NetSettings net = GateSettings.net(settings, GateSettings.rules(settings));

    assertThat(net.hold().clients()).isEqualTo(1_000);
    assertThat(net.hold().bytes()).isEqualTo(16L << 20);
    assertThat(net.hold().limitMs()).isEqualTo(10_000);
    assertThat(GateSettings.rules(settings).drainMs()).isEqualTo(30_000);
    assertThat(net.holdsWhenFailing()).isTrue();
  }

  private static Settings read(String key, String value) {
    return GateSettings.TABLE.read(SettingsSources.commandLine(Map.of(key, value)));
  }
}
