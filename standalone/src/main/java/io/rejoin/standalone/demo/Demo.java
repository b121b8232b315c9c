package io.rejoin.standalone.demo;

import io.rejoin.runtime.life.ExitCode;
import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.life.Program;
import io.rejoin.standalone.up.DataDirectory;
import io.rejoin.standalone.up.Standalone;
import io.rejoin.standalone.up.UpPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * {@code rejoin demo} as a program: a cluster, two backends, and the story as the last part, which
 * ends the program when it is told. So Ctrl-C in the middle leaves nothing behind either.
 */
public final class Demo {

  /** The realm that the gate serves in the story. */
  public static final String REALM = "demo";

  private static final Duration STOP = Duration.ofSeconds(15);

  private final AtomicReference<Program> program = new AtomicReference<>();
  private final PrintWriter out;
  private final Standalone cluster;
  private final Backends backends;

  private final Path logs;
  private volatile boolean keepLogs = true;

  private Demo(UpPlan plan, Path logs, PrintWriter out) {
    this.out = out;
    this.logs = logs;
    this.cluster = new Standalone(plan, (part, cause) -> program.get().fail(part, cause));
    this.backends = new Backends(cluster, plan.data(), REALM);
  }

  /**
   * The program, not started. Its exit code is {@link ExitCode#FAILED} when the story goes another
   * way than it is to.
   *
   * @param data a folder that is thrown away at the end
   * @param logs a folder that is, too, unless the story fails
   * @param home where the distribution is
   */
  public static Program program(Path data, Path logs, Path home, PrintWriter out) {
    return new Demo(UpPlan.ephemeral(data, home, REALM), logs, out).assembled();
  }

  private Program assembled() {
    Thread teller = new Thread(this::tell, "demo");
    Lifecycle life = new Lifecycle();
    life.add(Part.of("log folder", Duration.ofSeconds(1), this::greet, this::leave));
    cluster.parts().forEach(life::add);
    life.add(Part.closing("backends", STOP, backends));
    life.add(Part.of("story", STOP, teller::start, () -> end(teller)));
    program.set(new Program("rejoin demo", life));
    return program.get();
  }

  private void greet() {
    out.println("Starting Kafka broker, schema registry, registry and gate …");
    out.flush();
  }

  private void leave() throws IOException {
    if (keepLogs) {
      out.printf("The log of it is in %s%n", logs);
      out.flush();
    } else {
      DataDirectory.remove(logs);
    }
  }

  private void tell() {
    try {
      new Story(cluster, backends, new Timeline(out, System::nanoTime), out).tell();
      keepLogs = false;
      program.get().end(ExitCode.OK, "the story is told");
    } catch (InterruptedException e) {
      keepLogs = false;
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      keepLogs = !Thread.currentThread().isInterrupted();
      program.get().fail("story", e);
    }
  }

  private static void end(Thread teller) throws InterruptedException {
    teller.interrupt();
    teller.join();
  }
}
