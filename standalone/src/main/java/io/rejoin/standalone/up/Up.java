package io.rejoin.standalone.up;

import io.rejoin.runtime.life.ExitCode;
import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.runtime.life.Part;
import io.rejoin.runtime.life.Program;
import io.rejoin.standalone.Processes;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** {@code rejoin up}: the cluster, its progress while it starts, and its end. */
public final class Up {

  private Up() {}

  /** Runs until the process is told to stop, or a part cannot go on. Gives the exit code. */
  public static int run(UpPlan plan, PrintWriter out, PrintWriter err) {
    Processes.logTo(plan.data().resolve("logs"));
    AtomicReference<Program> program = new AtomicReference<>();
    Standalone cluster = new Standalone(plan, (part, cause) -> program.get().fail(part, cause));
    Lifecycle life = new Lifecycle();
    cluster.addTo(life);
    life.add(
        Part.of(
            "announcement", Duration.ofSeconds(1), () -> announce(plan, cluster, out), () -> {}));
    program.set(new Program("rejoin up", life));
    out.printf("Starting in %s …%n", plan.data());
    out.flush();
    ExitCode code = Processes.run(program.get());
    if (code != ExitCode.OK) {
      err.println("rejoin: " + program.get().endReason().orElse(code.meaning()));
      err.flush();
    }
    return code.code();
  }

  private static void announce(UpPlan plan, Standalone cluster, PrintWriter out) {
    String door = "http://%s:%d".formatted(plan.host(), cluster.registry().port());
    Listens listens = new Listens();
    listens
        .add("Kafka broker", cluster.bootstrapServers(), "--broker-port")
        .add("schema registry", cluster.schemaRegistryUrl(), "--schema-registry-port")
        .add("registry", door, "--http-port")
        .add(
            "gate",
            "http://%s:%d".formatted(plan.host(), cluster.gate().httpPort()),
            "--gate-http-port")
        .add("data", plan.data().toString(), plan.ephemeral() ? "thrown away" : "--data")
        .add("log", plan.data().resolve("logs").toString(), "");
    cluster
        .realms()
        .forEach(realm -> listens.add("realm " + realm, where(cluster, realm), "--listen"));
    listens.print(
        out,
        List.of(
            "./rejoin agent --register --master " + door + " --address worker-1",
            "./rejoin nodes --master " + door,
            "./rejoin demo"));
  }

  private static String where(Standalone cluster, String realm) {
    return cluster
        .gate()
        .listening(realm)
        .map(address -> address.getHostString() + ":" + address.getPort())
        .orElse("closed until the realm can be served");
  }
}
