package io.rejoin.embedded;

import io.rejoin.embedded.tether.ChildFailedException;
import io.rejoin.embedded.tether.TetheredJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real schema registry beside this process: Apicurio Registry with a database in a file, which
 * speaks the API of Confluent's and holds every subject to {@value #COMPATIBILITY}.
 *
 * <p>A process of its own, because it brings a hundred jars that agree with nobody else's; it ends
 * when this process ends, also after a SIGKILL of it. It is not started again when it dies: who
 * depends on it asks {@link #isAlive}.
 */
public final class SchemaRegistryProcess implements AutoCloseable {
  /** The level that it is brought to at each start; its own default checks nothing. */
  public static final String COMPATIBILITY = "FULL_TRANSITIVE";

  private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistryProcess.class);
  private static final String PORT = "http";
  private static final Duration PREDECESSOR_LIMIT = Duration.ofSeconds(10);
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final TetheredJvm process;
  private final String url;

  private SchemaRegistryProcess(TetheredJvm process, String url) {
    this.process = process;
    this.url = url;
  }

  /**
   * Starts a registry; returns when it answers and its compatibility level is set. Where the
   * registry of a killed process is still ending in the same data directory, waits for that first.
   *
   * @throws PortTakenException when the port that the options name is taken
   * @throws DataDirectoryInUseException when another registry works in the data directory
   * @throws ChildFailedException when it doesn't start; the message quotes its log
   */
  public static SchemaRegistryProcess start(RegistryOptions options) {
    RandomGenerator random = new SplittableRandom();
    RegistryProgram program = RegistryProgram.in(options.home());
    Path dataDir = options.dataDir();
    awaitPredecessor(dataDir);
    PortPlan ports =
        new PortPlan(
            options.host(),
            new RememberedPorts(dataDir.resolve("ports.properties")),
            new FreePorts(random));
    String stamp = Long.toHexString(random.nextLong());
    return ports.start(
        new TreeMap<>(Map.of(PORT, options.port())),
        decided -> startOn(decided.get(PORT), program, options, stamp));
  }

  private static void awaitPredecessor(Path dataDir) {
    Path lockFile = dataDir.resolve(RegistryProgram.NAME + ".lock");
    DirectoryClaim.awaited(lockFile, PREDECESSOR_LIMIT, System::nanoTime).close();
  }

  private static SchemaRegistryProcess startOn(
      int port, RegistryProgram program, RegistryOptions options, String stamp) {
    HostPort address = new HostPort(options.host(), port);
    RegistryApi api = new RegistryApi(address);
    TetheredJvm process =
        TetheredJvm.launch(program.launch(options, port, stamp), System::nanoTime);
    try {
      process.awaitReady(() -> api.answersAs(stamp), START_LIMIT);
      api.ensureCompatibility(COMPATIBILITY);
    } catch (RuntimeException e) {
      process.kill();
      throw address.obstacle().<RuntimeException>map(o -> portTaken(address, o, e)).orElse(e);
    }
    LOG.info("Schema registry listens on {}, its data is in {}", address, options.dataDir());
    return new SchemaRegistryProcess(process, api.confluentUrl());
  }

  private static PortTakenException portTaken(
      HostPort address, IOException obstacle, RuntimeException failure) {
    PortTakenException taken = new PortTakenException(address, obstacle);
    taken.addSuppressed(failure);
    return taken;
  }

  /** What clients put into {@code schema.registry.url}; paths of the API are appended to it. */
  public String url() {
    return url;
  }

  /** The id of the process. */
  public long pid() {
    return process.pid();
  }

  /** Whether the process runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the process at once, as a crash would (SIGKILL); returns when it is gone. */
  public void kill() {
    process.kill();
  }

  /** Stops the registry in order, by force after 10 s; returns when its process is gone. */
  @Override
  public void close() {
    process.stop(STOP_LIMIT);
    LOG.info("Schema registry at {} stopped", url);
  }
}
