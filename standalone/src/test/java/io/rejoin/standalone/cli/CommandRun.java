package io.rejoin.standalone.cli;

import io.rejoin.runtime.life.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * What a command said and how it ended.
 *
 * @param out what it printed for people and scripts
 * @param err what it complained about
 */
record CommandRun(ExitCode code, String out, String err) {

  /** Runs a command in this process, its output captured. */
  static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        RejoinCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = line.execute(arguments);
    ExitCode named =
        Arrays.stream(ExitCode.values()).filter(c -> c.code() == code).findFirst().orElseThrow();
    return new CommandRun(named, out.toString(), err.toString());
  }

  /** Runs a command against a door. */
  static CommandRun at(String door, String... arguments) {
    return of(
        Stream.concat(Arrays.stream(arguments), Stream.of("--master", door))
            .toArray(String[]::new));
  }
}
