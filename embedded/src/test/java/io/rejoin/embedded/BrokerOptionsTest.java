package io.rejoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerOptionsTest {
  private static final BrokerOptions OPTIONS = BrokerOptions.in(Path.of("data"));

  @Test
  void shouldTakeFreePortsOfLoopbackUnlessToldOtherwise() {
    assertThat(OPTIONS)
        .isEqualTo(
            new BrokerOptions(Path.of("data").toAbsolutePath(), "127.0.0.1", 0, 0, Map.of()));
  }

  @Test
  void shouldChangeOneThingAtATime() {
    // when
    BrokerOptions changed =
        OPTIONS
            .withHost("localhost")
            .withBrokerPort(20_000)
            .withControllerPort(20_001)
            .withOverride("num.io.threads", "2")
            .withOverride("num.network.threads", "1");

    // then
    assertThat(changed.host()).isEqualTo("localhost");
    assertThat(changed.brokerPort()).isEqualTo(20_000);
    assertThat(changed.controllerPort()).isEqualTo(20_001);
    assertThat(changed.overrides())
        .containsOnly(Map.entry("num.io.threads", "2"), Map.entry("num.network.threads", "1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void shouldRefusePortOutOfRange(int port) {
    assertThatThrownBy(() -> OPTIONS.withBrokerPort(port))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("brokerPort")
        .hasMessageContaining(Integer.toString(port));
    assertThatThrownBy(() -> OPTIONS.withControllerPort(port))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("controllerPort");
  }

  @Test
  void shouldRefuseOnePortForBoth() {
    // given
    BrokerOptions options = OPTIONS.withBrokerPort(20_000);

    // when, then
    assertThatThrownBy(() -> options.withControllerPort(20_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("20000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"listeners", "log.dirs", "node.id", "controller.quorum.voters"})
  void shouldRefuseOverrideOfWhatOptionsDecide(String name) {
    assertThatThrownBy(() -> OPTIONS.withOverride(name, "mine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[" + name + "]");
  }
}
