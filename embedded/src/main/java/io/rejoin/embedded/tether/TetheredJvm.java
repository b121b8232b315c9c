package io.rejoin.embedded.tether;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Java process that ends when this one ends, however that happens.
 *
 * <p>It inherits neither Ctrl-C, so that whoever started it decides the order of ending, nor the
 * environment, which some programs read as configuration. A process that is paused when this one is
 * killed can't notice and stays: whoever pauses, resumes.
 */
public final class TetheredJvm {
  private static final Logger LOG = LoggerFactory.getLogger(TetheredJvm.class);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
  private static final Duration FORCED_END_LIMIT = Duration.ofSeconds(30);
  private static final int QUOTED_LINES = 25;
  private static final Set<String> INHERITED_VARIABLES =
      Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "LD_LIBRARY_PATH");

  private final JvmLaunch launch;
  private final Process process;
  private final LongSupplier nanoTime;
  private volatile boolean paused;

  private TetheredJvm(JvmLaunch launch, Process process, LongSupplier nanoTime) {
    this.launch = launch;
    this.process = process;
    this.nanoTime = nanoTime;
  }

  /**
   * Starts the process; whether it runs well is for {@link #awaitReady} to find out.
   *
   * @throws UncheckedIOException when the process can't be started or its files can't be written
   */
  public static TetheredJvm launch(JvmLaunch launch, LongSupplier nanoTime) {
    try {
      LogFile log = new LogFile(launch.logFile());
      log.rotate();
      ProcessBuilder builder =
          new ProcessBuilder(TetherCommand.of(launch, copyTether(launch.directory())))
              .directory(launch.directory().toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.path().toFile());
      builder.environment().keySet().retainAll(INHERITED_VARIABLES);
      return new TetheredJvm(launch, builder.start(), nanoTime);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to start " + launch.name() + ", but " + e, e);
    }
  }

  private static Path copyTether(Path directory) throws IOException {
    Path classPath = directory.resolve("tether");
    Path target = classPath.resolve(Tether.class.getName().replace('.', '/') + ".class");
    Files.createDirectories(target.getParent());
    try (InputStream source = Tether.class.getResourceAsStream("Tether.class")) {
      Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
    }
    return classPath;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * The status that the process ended with: 128 + the number of the signal that killed it, if any.
   */
  public int exitStatus() {
    return process.exitValue();
  }

  /**
   * Returns once {@code ready} holds, asking every 50 ms.
   *
   * @throws ChildFailedException when the process ends first, or doesn't get ready within {@code
   *     limit}: it is killed then
   */
  public void awaitReady(BooleanSupplier ready, Duration limit) {
    long startNanos = nanoTime.getAsLong();
    while (!ready.getAsBoolean()) {
      if (endsWithin(POLL_INTERVAL)) {
        throw failure("ended with status " + exitStatus() + " instead");
      }
      if (nanoTime.getAsLong() - startNanos > limit.toNanos()) {
        kill();
        throw failure("was not after " + limit.toSeconds() + " s");
      }
    }
  }

  private ChildFailedException failure(String what) {
    List<String> lines = new LogFile(launch.logFile()).tail(QUOTED_LINES);
    return new ChildFailedException(
        "Expected %s to get ready, but it %s. The end of %s:%n%s"
            .formatted(launch.name(), what, launch.logFile(), String.join("\n", lines)));
  }

  /**
   * Asks the process to end in order, and ends it by force when it has not within {@code limit}.
   */
  public void stop(Duration limit) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      LOG.debug("The pipe to {} is closed already", launch.name(), e);
    }
    if (paused) {
      signal("CONT");
    }
    if (!endsWithin(limit)) {
      LOG.warn("{} did not end within {} ms, so it is killed", launch.name(), limit.toMillis());
      kill();
    }
  }

  /**
   * Ends the process at once (SIGKILL); returns when it is gone. Does nothing when it has ended.
   */
  public void kill() {
    process.destroyForcibly();
    if (!endsWithin(FORCED_END_LIMIT)) {
      throw new IllegalStateException(
          "Expected process %d (%s) to end when killed, but it is still there"
              .formatted(pid(), launch.name()));
    }
  }

  /**
   * Halts the process where it is (SIGSTOP), until {@link #resume}.
   *
   * @throws IllegalStateException when it has ended
   */
  public void pause() {
    paused = true;
    requireSignal("STOP");
  }

  /**
   * Lets a paused process go on (SIGCONT).
   *
   * @throws IllegalStateException when it has ended
   */
  public void resume() {
    requireSignal("CONT");
    paused = false;
  }

  private void requireSignal(String name) {
    if (!signal(name)) {
      throw new IllegalStateException(
          "Expected %s to take signal %s, but process %d has ended"
              .formatted(launch.name(), name, pid()));
    }
  }

  private boolean signal(String name) {
    try {
      return process.isAlive()
          && new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid()).start().waitFor()
              == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private boolean endsWithin(Duration limit) {
    try {
      return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw interrupted(e);
    }
  }

  private IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while waiting for " + launch.name(), e);
  }
}
