package io.rejoin.runtime.life;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that touches the process: signal hook, last-resort handler, exit. For use by {@code
 * main} methods only; whoever embeds a program runs it without this.
 */
public final class Exit {

  private static final Logger LOG = LoggerFactory.getLogger(Exit.class);

  private Exit() {}

  /**
   * Runs a program to its end and ends the process with its exit code.
   *
   * <p>SIGTERM and SIGINT ask it to stop and wait for as long as its parts may take; the exit
   * status is then the JVM's (143 or 130). An exception that nothing else caught ends it as failed.
   */
  public static void run(Program program) {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, cause) -> program.fail("thread " + thread.getName(), cause));
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(program, program.stopBudget()), "signal"));
    with(program.run());
  }

  /** Ends the process. */
  public static void with(ExitCode code) {
    System.exit(code.code());
  }

  static void stop(Program program, Duration budget) {
    program.stop("the process was asked to stop");
    try {
      program.finished().get(budget.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("Expected every part to stop within {}, but some still run; ending anyway", budget);
    } catch (ExecutionException e) {
      LOG.error("The program broke while it stopped", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
