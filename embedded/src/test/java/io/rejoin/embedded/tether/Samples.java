package io.rejoin.embedded.tether;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** How tests launch sample programs and read what those leave in their directories. */
public final class Samples {
  public static final Duration LIMIT = Duration.ofSeconds(60);

  private Samples() {}

  /** A process that runs {@code mainClass} on the class path of the tests. */
  public static JvmLaunch launch(Path directory, Class<?> mainClass, String... arguments)
      throws IOException {
    Files.createDirectories(directory);
    return new JvmLaunch(
        "sample",
        directory,
        System.getProperty("java.class.path"),
        List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"),
        mainClass.getName(),
        List.of(arguments));
  }

  static JvmLaunch launch(Path directory, String... arguments) throws IOException {
    return launch(directory, Sample.class, arguments);
  }

  static boolean isReady(Path directory) {
    return Files.exists(directory.resolve("ready"));
  }

  /** Lets the file appear with all of its text at once. */
  public static void publish(Path file, String text) throws IOException {
    Path draft = Path.of(file + ".draft");
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
