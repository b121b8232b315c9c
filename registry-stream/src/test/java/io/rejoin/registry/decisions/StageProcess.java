package io.rejoin.registry.decisions;

import io.rejoin.embedded.tether.JvmLaunch;
import io.rejoin.embedded.tether.TetheredJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** An instance of the stage in a process of its own, that can be killed. */
public final class StageProcess {

  private final TetheredJvm jvm;
  private final Path active;

  private StageProcess(TetheredJvm jvm, Path active) {
    this.jvm = jvm;
    this.active = active;
  }

  static StageProcess start(Path dir, String servers, String applicationId) {
    Path active = dir.resolve("active");
    JvmLaunch launch =
        new JvmLaunch(
            "stage",
            dir,
            System.getProperty("java.class.path"),
            List.of("-Xmx256m"),
            StageProcess.class.getName(),
            List.of(servers, applicationId, active.toString()));
    return new StageProcess(TetheredJvm.launch(launch, System::nanoTime), active);
  }

  void awaitActive() {
    jvm.awaitReady(() -> Files.exists(active), Duration.ofSeconds(60));
  }

  void kill() {
    jvm.kill();
  }

  /**
   * Runs until it is killed.
   *
   * @param args bootstrap servers, application id, the file that it makes when it is active
   */
  public static void main(String[] args) {
    new RunningStage(args[0], args[1]).awaitActive();
    try {
      Files.createFile(Path.of(args[2]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    while (true) {
      LockSupport.park();
    }
  }
}
