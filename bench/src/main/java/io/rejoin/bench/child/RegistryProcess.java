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
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A registry in a process of its own. */
public final class RegistryProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final List<String> JVM_OPTIONS = List.of("-Xmx2g");

  private final TetheredJvm process;
  private final Path readyFile;

  private RegistryProcess(TetheredJvm process, Path readyFile) {
    this.process = process;
    this.readyFile = readyFile;
  }

  /** Launches it and returns at once. */
  public static RegistryProcess launch(Cluster cluster) {
    Path directory = cluster.directory().resolve("registry");
    Path readyFile = directory.resolve("ready");
    try {
      Files.createDirectories(directory);
      Files.deleteIfExists(readyFile);
      Path settings = write(cluster, directory.resolve("registry.properties"));
      JvmLaunch launch =
          new JvmLaunch(
              "registry",
              directory,
              classPath(),
              JVM_OPTIONS,
              RegistryMain.class.getName(),
              List.of(readyFile.toString(), settings.toString()));
      return new RegistryProcess(TetheredJvm.launch(launch, System::nanoTime), readyFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Cluster cluster, Path file) throws IOException {
    Properties properties = new Properties();
    properties.putAll(cluster.registrySettings());
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
  public RegistryProcess awaitReady() {
    process.awaitReady(() -> Files.exists(readyFile), START_LIMIT);
    return this;
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
          "Expected the registry to stop in order, but it ended with status "
              + process.exitStatus());
    }
  }

  /** Ends it however it stands. */
  @Override
  public void close() {
    process.stop(STOP_LIMIT);
  }
}
