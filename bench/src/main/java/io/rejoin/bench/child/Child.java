package io.rejoin.bench.child;

import io.rejoin.bench.rig.Cluster;
import io.rejoin.embedded.tether.JvmLaunch;
import io.rejoin.embedded.tether.TetheredJvm;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program in a process of its own, which can be killed. It ends with this one. */
public final class Child implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final List<String> LARGE = List.of("-Xmx2g", "-Drejoin.log.level=INFO");
  private static final List<String> SMALL =
      List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final TetheredJvm process;
  private final Path readyFile;

  private Child(TetheredJvm process, Path readyFile) {
    this.process = process;
    this.readyFile = readyFile;
  }

  /** A registry instance; it says nothing when it is ready. */
  public static Child registry(Cluster cluster) {
    return launch(cluster, "registry", RegistryMain.class, LARGE, cluster.registrySettings());
  }

  /**
   * A gate, ready when it serves its realm; then it says at which port.
   *
   * @param settings of {@code GateSettings.TABLE}
   */
  public static Child gate(Cluster cluster, Map<String, String> settings) {
    return launch(cluster, "gate", GateMain.class, List.of(), settings);
  }

  /**
   * A backend that answers lines with its address, and its agent; never says that it is ready.
   *
   * @param settings of {@code AgentProgram.TABLE}
   */
  public static Child backend(Cluster cluster, Map<String, String> settings) {
    String name = settings.get("node.address");
    return launch(cluster, name, BackendMain.class, SMALL, settings);
  }

  private static Child launch(
      Cluster cluster,
      String name,
      Class<?> main,
      List<String> jvmOptions,
      Map<String, String> settings) {
    Path directory = cluster.directory().resolve(name);
    Path readyFile = directory.resolve("ready");
    try {
      Files.createDirectories(directory);
      Files.deleteIfExists(readyFile);
      Path file = write(settings, directory.resolve("settings.properties"));
      List<String> args = List.of(readyFile.toString(), file.toString());
      JvmLaunch launch =
          new JvmLaunch(name, directory, classPath(), jvmOptions, main.getName(), args);
      return new Child(TetheredJvm.launch(launch, System::nanoTime), readyFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Map<String, String> settings, Path file) throws IOException {
    Properties properties = new Properties();
    properties.putAll(settings);
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    return file;
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * Returns when every condition of its readiness is met, to 50 ms.
   *
   * @throws io.rejoin.embedded.tether.ChildFailedException when that doesn't come
   */
  public Child awaitReady() {
    process.awaitReady(() -> Files.exists(readyFile), START_LIMIT);
    return this;
  }

  /** What it said when it was ready. */
  public String said() {
    try {
      return Files.readString(readyFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it at once, as a crash would (SIGKILL). */
  public void kill() {
    process.kill();
  }

  /**
   * Stops it in order.
   *
   * @throws IllegalStateException when it had to be ended by force: that was no clean stop
   */
  public void stop() {
    process.stop(STOP_LIMIT);
    if (process.exitStatus() != 0) {
      throw new IllegalStateException(
          "Expected the program to stop in order, but it ended with status "
              + process.exitStatus());
    }
  }

  /** Ends it however it stands. */
  @Override
  public void close() {
    process.stop(STOP_LIMIT);
  }
}
