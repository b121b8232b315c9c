package io.rejoin.standalone.demo;

import io.rejoin.embedded.tether.JvmLaunch;
import io.rejoin.embedded.tether.TetheredJvm;
import io.rejoin.standalone.up.Standalone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The demo's backends: child processes that end with this one. */
final class Backends implements AutoCloseable {

  private static final Duration STOP = Duration.ofSeconds(5);

  private final Standalone cluster;
  private final Path folder;
  private final String realm;
  private final Map<String, TetheredJvm> running = new HashMap<>();
  private int started;

  Backends(Standalone cluster, Path folder, String realm) {
    this.cluster = cluster;
    this.folder = folder;
    this.realm = realm;
  }

  void start(String address) {
    String name = address + "-" + ++started;
    JvmLaunch launch =
        new JvmLaunch(
            name,
            folder.resolve("backends"),
            System.getProperty("java.class.path"),
            List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
            BackendMain.class.getName(),
            List.of(address, realm, cluster.bootstrapServers(), cluster.schemaRegistryUrl()));
    running.put(address, TetheredJvm.launch(launch, System::nanoTime));
  }

  /** SIGKILL: server and agent are gone without a word. */
  void kill(String address) {
    running.remove(address).kill();
  }

  @Override
  public void close() {
    running.values().forEach(process -> process.stop(STOP));
  }
}
