package io.rejoin.bench.figure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where figures were taken: without it they mean nothing.
 *
 * @param cpu model as the system names it
 * @param memoryBytes physical memory
 * @param java version of the JVM
 * @param load runnable threads, averaged over the minute before; negative when unknown. Above a
 *     tenth or so, something else ran too
 */
public record Machine(String cpu, int cores, long memoryBytes, String java, double load) {

  private static final Path CPUS = Path.of("/proc/cpuinfo");
  private static final double BYTES_PER_GB = 1e9;

  /** This one, now. */
  public static Machine here() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    long memoryBytes =
        system instanceof com.sun.management.OperatingSystemMXBean known
            ? known.getTotalMemorySize()
            : 0;
    return new Machine(
        cpuModel(CPUS, system.getArch()),
        system.getAvailableProcessors(),
        memoryBytes,
        Runtime.version().toString(),
        system.getSystemLoadAverage());
  }

  /** The first model name in a file such as {@code /proc/cpuinfo}; the fallback where none is. */
  static String cpuModel(Path file, String fallback) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(fallback);
    } catch (IOException unreadable) {
      return fallback;
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %.1f GB, Java %s, load %.1f before",
        cpu,
        cores,
        memoryBytes / BYTES_PER_GB,
        java,
        load);
  }
}
