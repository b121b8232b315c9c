package io.rejoin.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.agent.AgentProgram;
import io.rejoin.gate.GateSettings;
import io.rejoin.registry.app.RegistrySettings;
import io.rejoin.runtime.config.SettingsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/configuration.md} against the tables; {@code -Drejoin.docs.write=true} rewrites
 * it.
 */
final class ConfigurationPageTest {

  private static final Path PAGE = Path.of("..", "docs", "configuration.md");

  @Test
  void shouldBeWhatTheTablesSay() throws IOException {
    // given
    String wanted =
        SettingsPage.render(
            List.of(RegistrySettings.TABLE, AgentProgram.TABLE, GateSettings.TABLE));

    // when
    if (Boolean.getBoolean("rejoin.docs.write")) {
      Files.writeString(PAGE, wanted);
    }

    // then
    assertThat(PAGE)
        .as("stale: run mvn verify -Drejoin.test.jvmArgs=-Drejoin.docs.write=true")
        .hasContent(wanted);
  }
}
