package io.rejoin.standalone.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code rejoin events --follow} in a thread of its own, until it is closed. */
final class FollowRun implements AutoCloseable {

  private static final long END_MS = TimeUnit.SECONDS.toMillis(30);

  private final StringWriter out = new StringWriter();
  private final PrintWriter printer = new PrintWriter(out);
  private final Thread thread;

  private FollowRun(String door, String... options) {
    List<String> arguments = new ArrayList<>(List.of("events", "--follow", "--master", door));
    arguments.addAll(List.of(options));
    this.thread = new Thread(() -> run(arguments.toArray(String[]::new)), "follow");
  }

  static FollowRun begin(String door, String... options) {
    FollowRun run = new FollowRun(door, options);
    run.thread.start();
    return run;
  }

  private void run(String... arguments) {
    RejoinCommand.commandLine().setOut(printer).execute(arguments);
  }

  /** What was printed so far. */
  String text() {
    return out.toString();
  }

  /** Reads no more, as the other end of a pipe does, which ends the command. */
  @Override
  public void close() {
    printer.close();
    printer.println();
    thread.interrupt();
    try {
      thread.join(END_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      throw new IllegalStateException("Expected the command to end when nobody reads it any more");
    }
  }
}
