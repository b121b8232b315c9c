package io.rejoin.registry.app;

import io.rejoin.embedded.tether.JvmLaunch;
import io.rejoin.embedded.tether.TetheredJvm;
import io.rejoin.registry.decisions.Await;
import io.rejoin.runtime.life.Lifecycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A registry instance in a process of its own, that can be stopped and killed. */
public final class RegistryProcess implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  /** Silence is no matter here. */
  private static final Map<String, String> PATIENT =
      Map.of("suspect.after.ms", "3600000", "term.ms", "7200000");

  private final TetheredJvm jvm;
  private final Path ready;

  private RegistryProcess(TetheredJvm jvm, Path ready) {
    this.jvm = jvm;
    this.ready = ready;
  }

  static RegistryProcess launch(String name, Path dir, String servers) {
    Path ready = dir.resolve(name + ".ready");
    JvmLaunch launch =
        new JvmLaunch(
            name,
            dir,
            System.getProperty("java.class.path"),
            List.of("-Xmx384m", "-XX:TieredStopAtLevel=1"),
            RegistryProcess.class.getName(),
            List.of(servers, ready.toString()));
    return new RegistryProcess(TetheredJvm.launch(launch, System::nanoTime), ready);
  }

  RegistryProcess awaitReady() {
    jvm.awaitReady(() -> Files.exists(ready), LIMIT);
    return this;
  }

  /** SIGTERM; does not wait. */
  void terminate() {
    ProcessHandle.of(jvm.pid()).ifPresent(ProcessHandle::destroy);
  }

  void awaitEnd() {
    Await.until("the instance has ended", () -> !jvm.isAlive());
  }

  /** SIGKILL; returns when it is gone. */
  void kill() {
    jvm.kill();
  }

  @Override
  public void close() {
    jvm.stop(LIMIT);
  }

  /**
   * Runs an instance until the process is stopped.
   *
   * @param args bootstrap servers, the file that it makes when it is ready
   */
  public static void main(String[] args) throws IOException {
    RegistryCluster.settleSchemas();
    RegistryApp app =
        new RegistryApp(RegistryCluster.settings(args[0], PATIENT), RegistryProcess::end);
    Lifecycle life = new Lifecycle();
    app.parts().forEach(life::add);
    life.start().ifPresent(failure -> end(failure.part(), failure.cause()));
    Runtime.getRuntime().addShutdownHook(new Thread(life::stop, "stop"));
    while (!app.conditions().readiness().isReady()) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    Files.createFile(Path.of(args[1]));
    while (true) {
      LockSupport.park();
    }
  }

  private static void end(String part, Throwable cause) {
    System.err.println("The registry cannot go on: " + part);
    cause.printStackTrace();
    Runtime.getRuntime().halt(1);
  }
}
