package io.rejoin.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rejoin.runtime.life.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;

/** The command line without anything that it could talk to. */
final class CommandLineTest {

  static Stream<String> commands() {
    return below("", RejoinCommand.commandLine());
  }

  private static Stream<String> below(String path, CommandLine command) {
    return command.getSubcommands().entrySet().stream()
        .filter(entry -> !(entry.getValue().getCommand() instanceof HelpCommand))
        .flatMap(entry -> withOwn((path + " " + entry.getKey()).strip(), entry.getValue()));
  }

  private static Stream<String> withOwn(String path, CommandLine command) {
    return Stream.concat(Stream.of(path), below(path, command));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldExplainItselfWhenAskedForHelp(String command) {
    CommandRun run = CommandRun.of((command + " --help").split(" "));

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).startsWith("Usage: rejoin " + command).contains("--help");
    assertThat(run.out().lines().skip(1)).anyMatch(line -> line.matches("[A-Z][^:]*[.:]?.*"));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void shouldOfferEveryCommandThatIsDocumented() {
    assertThat(commands())
        .contains("up", "agent", "registry", "gate", "nodes", "node", "realms", "routes", "events")
        .contains("kick", "drain", "undrain", "remove", "leader move", "topics create")
        .contains("topics check", "demo", "freeze", "unfreeze");
  }

  @Test
  void shouldListExitCodesInItsHelp() {
    String help = CommandRun.of("--help").out();

    for (ExitCode code : ExitCode.values()) {
      assertThat(help).containsPattern("(?m)^ *%d +\\w".formatted(code.code()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bogus",
        "node",
        "kick",
        "leader",
        "leader move realm1",
        "topics",
        "nodes --colour",
        "up --broker-port many",
        "up --http-port 65536",
        "up --listen realm1",
        "up --set no.such.setting=1",
        "nodes --master 127.0.0.1:8080"
      })
  void shouldSayWhatItDidNotUnderstand(String line) {
    CommandRun run = CommandRun.of(line.split(" "));

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("Usage: rejoin");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nodes",
        "node n1",
        "realms",
        "routes",
        "events",
        "events --follow",
        "kick n1",
        "drain n1",
        "undrain n1",
        "remove n1",
        "freeze n1",
        "unfreeze n1",
        "leader move realm1 n1"
      })
  void shouldSayWhatToDoWhenNoRegistryAnswers(String line) throws IOException {
    String door = "http://127.0.0.1:" + closedPort();

    CommandRun run = CommandRun.at(door, line.split(" "));

    assertThat(run.code()).isEqualTo(ExitCode.NO_ANSWER);
    assertThat(run.err())
        .startsWith("rejoin: Expected a registry at " + door)
        .contains("rejoin up", "--master");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void shouldRefuseSettingsInWords() {
    CommandRun run = CommandRun.of("topics", "check", "--set", "bootstrap.server=localhost:1");

    assertThat(run.code()).isEqualTo(ExitCode.SETTINGS_REFUSED);
    assertThat(run.err()).contains("bootstrap.server").doesNotContain("Exception");
  }

  @Test
  void shouldColourErrorsOnlyWhereColoursAreWanted() throws IOException {
    String door = "http://127.0.0.1:" + closedPort();

    assertThat(errors(Ansi.ON, door)).contains("\u001B[");
    assertThat(errors(Ansi.OFF, door)).contains("rejoin:").doesNotContain("\u001B[");
    assertThat(CommandRun.at(door, "nodes").err()).doesNotContain("\u001B[");
  }

  private static String errors(Ansi ansi, String door) {
    StringWriter err = new StringWriter();
    RejoinCommand.commandLine()
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
        .setErr(new PrintWriter(err))
        .execute("nodes", "--master", door);
    return err.toString();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
