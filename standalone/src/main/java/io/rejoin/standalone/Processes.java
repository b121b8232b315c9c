package io.rejoin.standalone;

import io.rejoin.runtime.life.ExitCode;
import io.rejoin.runtime.life.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;

/** What every long-running command does with its process: logs, signals, the end. */
public final class Processes {

  private static final Duration STOP = Duration.ofSeconds(60);

  private Processes() {}

  /** Tells people what happens from now on, and keeps all of it in a folder. */
  public static void logTo(Path folder) {
    log("INFO", folder.toString());
  }

  /** Tells people of errors only, and keeps all of it in a folder. */
  public static void logQuietlyTo(Path folder) {
    log("OFF", folder.toString());
  }

  /** Tells people what happens from now on. */
  public static void logToConsole() {
    log("INFO", "none");
  }

  private static void log(String level, String folder) {
    System.setProperty("rejoin.log.level", level);
    System.setProperty("rejoin.log.dir", folder);
    LoggerContext.getContext(false).reconfigure();
  }

  /** Runs a program to its end; SIGTERM and Ctrl-C ask it to stop, and wait until it has. */
  public static ExitCode run(Program program) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(program), "signal"));
    return program.run();
  }

  private static void stop(Program program) {
    program.stop("the process was asked to stop");
    try {
      program.finished().get(STOP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      System.err.println("rejoin: not everything stopped in time: " + e);
    }
    LogManager.shutdown();
  }
}
