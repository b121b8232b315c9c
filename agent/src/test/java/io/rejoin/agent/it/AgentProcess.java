package io.rejoin.agent.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.embedded.tether.JvmLaunch;
import io.rejoin.embedded.tether.TetheredJvm;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An agent's process on a small heap, what it prints, and the signals that end it. */
final class AgentProcess implements AutoCloseable {

  /** What the JVM exits with after SIGTERM, whatever its shutdown hooks did. */
  static final int TERMINATED = 143;

  private final JvmLaunch launch;
  private final TetheredJvm process;

  private AgentProcess(JvmLaunch launch) {
    this.launch = launch;
    this.process = TetheredJvm.launch(launch, System::nanoTime);
  }

  /** Starts one that has such a name among the files of the directory. */
  static AgentProcess start(Path directory, String name, Map<String, String> settings) {
    return new AgentProcess(
        new JvmLaunch(
            name,
            directory,
            classPath(),
            List.of("-Xmx48m", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"),
            AgentMain.class.getName(),
            settings.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList()));
  }

  /** What it has printed, its log among it. */
  List<String> lines() {
    try {
      return Files.readString(launch.logFile(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean hasPrinted(String part) {
    return lines().stream().anyMatch(line -> line.contains(part));
  }

  /** Waits until it has printed a line with such a part, which it must live to do. */
  void awaitLine(String part) {
    process.awaitReady(() -> hasPrinted(part), AgentCluster.LONG);
  }

  /** Asks it to end (SIGTERM). */
  void terminate() {
    ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroy);
  }

  /** Ends it as a crash would (SIGKILL); returns when it is gone. */
  void kill() {
    process.kill();
  }

  /** Waits for its end; the status that it ends with. */
  int awaitExit() throws InterruptedException, ExecutionException, TimeoutException {
    var handle = ProcessHandle.of(process.pid());
    if (handle.isPresent()) {
      handle.get().onExit().get(AgentCluster.LONG.toSeconds(), TimeUnit.SECONDS);
    }
    process.awaitReady(() -> !process.isAlive(), AgentCluster.LONG);
    return process.exitStatus();
  }

  @Override
  public void close() {
    process.kill();
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
