package io.rejoin.standalone;

import io.rejoin.standalone.cli.RejoinCommand;

/** Where {@code rejoin} begins. */
public final class Rejoin {

  private Rejoin() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(RejoinCommand.run(args));
  }
}
