package io.rejoin.embedded;

import java.nio.file.Path;

/**
 * How to run a {@link SchemaRegistryProcess}.
 *
 * @param home where Apicurio Registry 2.6 is unpacked: the directory of its {@code *-runner.jar}
 * @param dataDir where its database and its log live; made when missing. A registry that is started
 *     on it again knows the same schemas under the same ids, and has the same port
 * @param host the host name or IP literal that it listens on
 * @param port the port that it listens on; 0 takes the one of the last start, or a free one
 * @param maxHeapMiB the most heap that the process takes
 */
public record RegistryOptions(Path home, Path dataDir, String host, int port, int maxHeapMiB) {
  /** The system property that tells where Apicurio Registry is unpacked. */
  public static final String HOME_PROPERTY = "rejoin.apicurio.home";

  private static final int LEAST_HEAP_MIB = 96;
  private static final int USUAL_HEAP_MIB = 192;

  /**
   * Makes the directories absolute.
   *
   * @throws IllegalArgumentException when the port is out of range or the heap below 96 MiB, with
   *     which the registry does not start
   */
  public RegistryOptions {
    home = home.toAbsolutePath().normalize();
    dataDir = dataDir.toAbsolutePath().normalize();
    Ports.requirePort("port", port);
    if (maxHeapMiB < LEAST_HEAP_MIB) {
      throw new IllegalArgumentException(
          "Expected maxHeapMiB of %d or more, but got %d".formatted(LEAST_HEAP_MIB, maxHeapMiB));
    }
  }

  /** A registry on a free port of the loopback interface. */
  public static RegistryOptions in(Path home, Path dataDir) {
    return new RegistryOptions(home, dataDir, "127.0.0.1", 0, USUAL_HEAP_MIB);
  }

  /**
   * The home that {@value #HOME_PROPERTY} names.
   *
   * @throws IllegalStateException when the property is not set
   */
  public static Path homeFromProperty() {
    String home = System.getProperty(HOME_PROPERTY);
    if (home == null) {
      throw new IllegalStateException(
          "Expected the system property %s to name where Apicurio Registry is unpacked, but it is not set"
              .formatted(HOME_PROPERTY));
    }
    return Path.of(home);
  }

  /** The same on another host name or IP literal. */
  public RegistryOptions withHost(String newHost) {
    return new RegistryOptions(home, dataDir, newHost, port, maxHeapMiB);
  }

  /** The same on another port. */
  public RegistryOptions withPort(int newPort) {
    return new RegistryOptions(home, dataDir, host, newPort, maxHeapMiB);
  }

  /** The same with another heap limit, in MiB. */
  public RegistryOptions withMaxHeapMiB(int newMaxHeapMiB) {
    return new RegistryOptions(home, dataDir, host, port, newMaxHeapMiB);
  }
}
