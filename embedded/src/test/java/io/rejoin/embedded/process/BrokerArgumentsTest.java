package io.rejoin.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.embedded.BrokerOptions;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerArgumentsTest {
  @Test
  void shouldBringBackSameOptions() {
    // given
    BrokerOptions options =
        new BrokerOptions(
            Path.of("/data/a broker"),
            "::1",
            20_000,
            20_001,
            Map.of("sasl.jaas.config", "a.Module required user=\"x\";", "num.io.threads", "2"));

    // when
    String[] arguments = BrokerArguments.of(options).toArray(String[]::new);

    // then
    assertThat(BrokerArguments.parse(arguments)).isEqualTo(options);
  }
}
