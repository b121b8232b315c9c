package io.rejoin.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.Exit;

/** Runs a command line of Kafka's own {@code kafka-configs.sh}, as a shell would. */
final class ConfigTool {

  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  private ConfigTool() {}

  static void run(String command) {
    List<String> words =
        WORD.matcher(command)
            .results()
            .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
            .toList();
    assertThat(words.get(0)).isEqualTo("kafka-configs.sh");
    Exit.setExitProcedure(
        (status, message) -> {
          throw new AssertionError("Exit " + status + " of " + command + ": " + message);
        });
    try {
      kafka.admin.ConfigCommand.main(words.stream().skip(1).toArray(String[]::new));
    } finally {
      Exit.resetExitProcedure();
    }
  }
}
