package io.rejoin.embedded.tether;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a tethered process: a shell that ignores Ctrl-C and becomes this JDK's java.
 */
final class TetherCommand {
  /**
   * A JVM that is started with a signal ignored keeps ignoring it, whatever its program asks for.
   */
  private static final String IGNORE_TERMINAL = "trap '' INT HUP; exec \"$@\"";

  private TetherCommand() {}

  static List<String> of(JvmLaunch launch, Path tetherClassPath) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("/bin/sh", "-c", IGNORE_TERMINAL, launch.name()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(launch.jvmOptions());
    command.add("-cp");
    command.add(launch.classPath() + File.pathSeparator + tetherClassPath);
    command.add(Tether.class.getName());
    command.add(launch.lockFile().toString());
    command.add(launch.mainClass());
    command.addAll(launch.arguments());
    return command;
  }
}
