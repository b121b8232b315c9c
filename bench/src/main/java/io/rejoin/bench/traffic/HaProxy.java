package io.rejoin.bench.traffic;

import io.rejoin.bench.rig.Await;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** HAProxy in TCP mode with as many threads as there are processors, if this machine has it. */
public final class HaProxy implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(10);

  private final Process process;
  private final InetSocketAddress where;

  private HaProxy(Process process, InetSocketAddress where) {
    this.process = process;
    this.where = where;
  }

  /** Its program on the path, or where Debian puts it. */
  public static Optional<Path> program() {
    String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, "haproxy"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts it in front of a backend; returns when it takes connections. */
  public static HaProxy start(Path program, Path directory, int backendPort) throws IOException {
    InetSocketAddress where = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
    Path configuration =
        Files.writeString(
            directory.resolve("haproxy.cfg"),
            """
            global
              nbthread %d
            defaults
              mode tcp
              timeout connect 5s
              timeout client 1h
              timeout server 1h
            listen bench
              bind 127.0.0.1:%d
              server backend 127.0.0.1:%d
            """
                .formatted(
                    Runtime.getRuntime().availableProcessors(), where.getPort(), backendPort));
    Process process =
        new ProcessBuilder(program.toString(), "-db", "-f", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("haproxy.log").toFile())
            .start();
    HaProxy proxy = new HaProxy(process, where);
    Await.until("HAProxy to listen", proxy::listens, START, () -> "exit " + process.isAlive());
    return proxy;
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(where);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Where clients connect to. */
  public InetSocketAddress where() {
    return where;
  }

  @Override
  public void close() {
    process.destroy();
    Await.uninterrupted("the end of HAProxy", process::waitFor);
  }
}
