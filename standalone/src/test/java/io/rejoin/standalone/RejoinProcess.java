package io.rejoin.standalone;

import io.rejoin.embedded.tether.JvmLaunch;
import io.rejoin.embedded.tether.TetheredJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The command line in a process of its own, which ends with the test. */
public final class RejoinProcess implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final JvmLaunch launch;
  private final TetheredJvm jvm;
  private final ProcessHandle handle;

  private RejoinProcess(JvmLaunch launch) {
    this.launch = launch;
    this.jvm = TetheredJvm.launch(launch, System::nanoTime);
    this.handle = ProcessHandle.of(jvm.pid()).orElseThrow();
  }

  /**
   * Starts one.
   *
   * @param folder where it works, and its temporary files are
   */
  public static RejoinProcess start(Path folder, Path home, String... arguments) {
    List<String> options =
        List.of(
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-Drejoin.home=" + home,
            "-Djava.io.tmpdir=" + folder);
    return new RejoinProcess(
        new JvmLaunch(
            "rejoin",
            folder,
            System.getProperty("java.class.path"),
            options,
            Rejoin.class.getName(),
            List.of(arguments)));
  }

  /** Waits until it has printed something. */
  public void awaitText(String text) {
    jvm.awaitReady(() -> output().contains(text), LIMIT);
  }

  /** All that it has printed, for people and of the log. */
  public String output() {
    try {
      return Files.readString(launch.logFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The processes that it has started and that run. */
  public List<ProcessHandle> children() {
    return handle.children().toList();
  }

  /** SIGTERM; returns when it has ended. */
  public int terminate() {
    handle.destroy();
    return awaitEnd();
  }

  /** SIGKILL; returns when it has ended. */
  public void kill() {
    jvm.kill();
  }

  /** Waits until it ends by itself; gives the exit status. */
  public int awaitEnd() {
    try {
      handle.onExit().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Expected it to end, but: " + output(), e);
    }
    return jvm.exitStatus();
  }

  /** Whether a process is gone; one that only its parent has not noticed yet is. */
  public static boolean isGone(ProcessHandle process) {
    try {
      return !process.isAlive()
          || Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline")).isEmpty();
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() {
    jvm.kill();
  }
}
