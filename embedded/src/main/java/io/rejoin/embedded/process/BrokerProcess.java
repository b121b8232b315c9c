package io.rejoin.embedded.process;

import io.rejoin.embedded.BrokerOptions;
import io.rejoin.embedded.tether.ChildFailedException;
import io.rejoin.embedded.tether.JvmLaunch;
import io.rejoin.embedded.tether.TetheredJvm;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An embedded broker in a Java process of its own, which can be killed, paused and started again on
 * the same data and ports.
 *
 * <p>It ends when this process ends, unless it is paused then.
 */
public final class BrokerProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(25);

  /** Up soon and small, rather than fast. */
  private static final List<String> JVM_OPTIONS = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1");

  private final BrokerOptions options;
  private final List<String> jvmOptions;
  private TetheredJvm process;
  private String bootstrapServers;

  private BrokerProcess(BrokerOptions options, List<String> jvmOptions) {
    this.options = options;
    this.jvmOptions = List.copyOf(jvmOptions);
    launch();
  }

  /**
   * Starts a broker that is up soon and small, for tests; returns when clients can connect.
   *
   * @throws ChildFailedException when it doesn't start; the message quotes its log
   */
  public static BrokerProcess start(BrokerOptions options) {
    return start(options, JVM_OPTIONS);
  }

  /**
   * The same, on a JVM of other options.
   *
   * @param jvmOptions such as {@code -Xmx1g}
   */
  public static BrokerProcess start(BrokerOptions options, List<String> jvmOptions) {
    return new BrokerProcess(options, jvmOptions);
  }

  private void launch() {
    Path readyFile = BrokerMain.readyFile(options);
    try {
      Files.createDirectories(options.dataDir());
      Files.deleteIfExists(readyFile);
      process =
          TetheredJvm.launch(
              new JvmLaunch(
                  "broker",
                  options.dataDir(),
                  classPath(),
                  jvmOptions,
                  BrokerMain.class.getName(),
                  BrokerArguments.of(options)),
              System::nanoTime);
      process.awaitReady(() -> Files.exists(readyFile), START_LIMIT);
      bootstrapServers = Files.readString(readyFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** This process's own class path, good in any working directory. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** What clients put into {@code bootstrap.servers}; the same after a restart. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** The id of the current process. */
  public long pid() {
    return process.pid();
  }

  /** Whether the process is there, paused or not. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the broker at once, as a crash would (SIGKILL); returns when it is gone. */
  public void kill() {
    process.kill();
  }

  /** Halts the broker where it is (SIGSTOP): connections stay, nothing answers. */
  public void pause() {
    process.pause();
  }

  /** Lets a paused broker go on (SIGCONT). */
  public void resume() {
    process.resume();
  }

  /** Starts the broker again on its data; stops it in order first where it still runs. */
  public void restart() {
    close();
    launch();
  }

  /** Stops the broker in order, also a paused one; by force after 25 s. */
  @Override
  public void close() {
    process.stop(STOP_LIMIT);
  }
}
