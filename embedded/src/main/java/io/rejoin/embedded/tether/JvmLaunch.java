package io.rejoin.embedded.tether;

import java.nio.file.Path;
import java.util.List;

/**
 * What to start as a tethered Java process.
 *
 * @param name what the process is called in messages and in its files, {@code NAME.log} and {@code
 *     NAME.lock}
 * @param directory its working directory, which also holds those files; must exist
 * @param classPath as {@code java -cp} takes it
 * @param jvmOptions options of the JVM, such as {@code -Xmx192m}
 * @param mainClass the class whose main method runs
 * @param arguments what that main method is given
 */
public record JvmLaunch(
    String name,
    Path directory,
    String classPath,
    List<String> jvmOptions,
    String mainClass,
    List<String> arguments) {

  /** Takes copies of the lists and makes the directory absolute. */
  public JvmLaunch {
    directory = directory.toAbsolutePath().normalize();
    jvmOptions = List.copyOf(jvmOptions);
    arguments = List.copyOf(arguments);
  }

  /** Where the process writes its output, from its latest start on. */
  public Path logFile() {
    return directory.resolve(name + ".log");
  }

  /** The file that the process locks before it runs, and holds as long as it lives. */
  public Path lockFile() {
    return directory.resolve(name + ".lock");
  }
}
