package io.rejoin.embedded.tether;

import java.nio.file.Path;

/** Starts a waiting {@link Sample} in a directory of its own below, then waits itself. */
public final class SampleParent {
  private SampleParent() {}

  public static void main(String[] args) throws Exception {
    TetheredJvm child =
        TetheredJvm.launch(Samples.launch(Path.of("child"), "wait"), System::nanoTime);
    child.awaitReady(() -> Samples.isReady(Path.of("child")), Samples.LIMIT);
    Samples.publish(Path.of("child-pid"), Long.toString(child.pid()));
    Sample.main(new String[] {"wait"});
  }
}
