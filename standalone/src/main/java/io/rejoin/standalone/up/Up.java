package io.rejoin.standalone.up;

import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.life.Program;
import io.rejoin.standalone.Await;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** {@code rejoin up}: the cluster as a program that announces itself once all of it is there. */
public final class Up {

  private Up() {}

  /** The program, not started. */
  public static Program program(UpPlan plan, PrintWriter out) {
    AtomicReference<Program> program = new AtomicReference<>();
    Standalone cluster = new Standalone(plan, (part, cause) -> program.get().fail(part, cause));
    Lifecycle life = new Lifecycle();
    cluster.parts().forEach(life::add);
    life.add(
        Part.of(
            "announcement", Duration.ofSeconds(1), () -> announce(plan, cluster, out), () -> {}));
    program.set(new Program("rejoin up", life));
    return program.get();
  }

  private static void announce(UpPlan plan, Standalone cluster, PrintWriter out)
      throws InterruptedException {
    if (!"wait".equals(plan.settings().get("gate.opening"))) {
      Await.until(
          "the gate to listen",
          () -> plan.listeners().keySet().stream().allMatch(r -> cluster.listening(r).isPresent()));
    }
    new Announcement(plan, cluster).print(out);
  }
}
