package io.rejoin.standalone.cli;

import io.rejoin.runtime.config.SettingsRefusedException;
import io.rejoin.runtime.life.ExitCode;
import io.rejoin.runtime.life.PartFailure;
import io.rejoin.standalone.client.DoorException;
import io.rejoin.standalone.topics.NoBrokerException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a command that failed says, and the exit code that tells a script why. */
final class Failures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    err.println(command.getColorScheme().errorText("rejoin: " + text(failure)));
    err.flush();
    return code(failure).code();
  }

  private static String text(Exception failure) {
    return failure instanceof DoorException || failure instanceof SettingsRefusedException
        ? failure.getMessage()
        : PartFailure.inWords(failure);
  }

  private static ExitCode code(Exception failure) {
    if (failure instanceof DoorException door) {
      return door.isAway() ? ExitCode.NO_ANSWER : ExitCode.REFUSED;
    }
    if (failure instanceof NoBrokerException) {
      return ExitCode.NO_ANSWER;
    }
    return failure instanceof SettingsRefusedException
        ? ExitCode.SETTINGS_REFUSED
        : ExitCode.FAILED;
  }
}
