package io.rejoin.bench.measure;

import io.rejoin.bench.child.Child;
import io.rejoin.bench.figure.Aim;
import io.rejoin.bench.figure.Figure;
import io.rejoin.bench.figure.Latencies;
import io.rejoin.bench.rig.Await;
import io.rejoin.bench.rig.Cluster;
import io.rejoin.bench.rig.GateInstance;
import io.rejoin.bench.rig.Registry;
import io.rejoin.bench.rig.Rig;
import io.rejoin.bench.traffic.Asking;
import io.rejoin.schemas.input.Rules;
import io.rejoin.standalone.client.Door;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SIGKILL of the leading backend and its agent, until the registry has another leader and the gate
 * forwards to it. With reports: a client asks without pause, so the gate notices. Without: nobody
 * asks until there is another leader, which is when the lease is over.
 */
final class LeaderKilled implements Measure {

  private static final String NAME = "leader-killed";
  private static final Aim REPORTED = Aim.atMost(1_000);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Map<String, String> DEFAULT_TERMS =
      Map.of(
          "suspect.after.ms", String.valueOf(Rules.DEFAULT.suspectAfterMs()),
          "term.ms", String.valueOf(Rules.DEFAULT.termMs()));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Figure> run(Rig rig, Sizes sizes) throws Exception {
    try (Cluster cluster = rig.cluster(Map.of(), DEFAULT_TERMS);
        Registry registry = Registry.start(cluster.settings());
        GateInstance gate = GateInstance.start(cluster, Map.of());
        Backends backends = new Backends(cluster, registry.port())) {
      backends.start("backend-1");
      backends.start("backend-2");
      gate.awaitServed();
      Latencies answered = new Latencies();
      Latencies reported = new Latencies();
      Latencies silent = new Latencies();
      for (int i = 0; i < sizes.kills(); i++) {
        killWhileAsked(backends, gate, answered, reported);
        killUnasked(backends, gate, silent);
      }
      List<Figure> figures = new ArrayList<>();
      figures.addAll(answered.figures(NAME, "with reports: until another backend answers"));
      figures.addAll(reported.figures(NAME, "with reports: until it leads", REPORTED, REPORTED));
      figures.addAll(silent.figures(NAME, "without reports: until the new leader answers"));
      return figures;
    }
  }

  private static void killWhileAsked(
      Backends backends, GateInstance gate, Latencies answered, Latencies led) {
    String victim = backends.awaitLeader();
    long startNanos = System.nanoTime();
    backends.kill(victim);
    Optional<String> answer = Asking.who(gate.where());
    while (answer.isEmpty() || answer.get().equals(victim)) {
      answer = Asking.who(gate.where());
    }
    answered.add(System.nanoTime() - startNanos);
    backends.awaitOtherLeader(victim);
    led.add(System.nanoTime() - startNanos);
    backends.start(victim);
  }

  private static void killUnasked(Backends backends, GateInstance gate, Latencies times) {
    String victim = backends.awaitLeader();
    long startNanos = System.nanoTime();
    backends.kill(victim);
    String leader = backends.awaitOtherLeader(victim);
    while (!Asking.who(gate.where()).equals(Optional.of(leader))) {
      Thread.onSpinWait();
    }
    times.add(System.nanoTime() - startNanos);
    backends.start(victim);
  }

  private static final class Backends implements AutoCloseable {

    private final Cluster cluster;
    private final Door door;
    private final Map<String, Child> running = new HashMap<>();

    Backends(Cluster cluster, int doorPort) {
      this.cluster = cluster;
      this.door = new Door(URI.create("http://127.0.0.1:" + doorPort), Optional.empty());
    }

    void start(String address) {
      running.put(address, Child.backend(cluster, cluster.backendSettings(address)));
    }

    void kill(String address) {
      running.remove(address).kill();
    }

    /** The leader once both are routes again. */
    String awaitLeader() {
      Await.until("two routes", () -> routes() == 2, PATIENCE, () -> routes() + " of them");
      return leader();
    }

    String awaitOtherLeader(String before) {
      Await.until(
          "another leader than " + before,
          () -> !leader().isEmpty() && !leader().equals(before),
          PATIENCE,
          this::leader);
      return leader();
    }

    private int routes() {
      return door.get("/v1/realms/" + Cluster.REALM).path("routes").size();
    }

    private String leader() {
      return door.get("/v1/realms/" + Cluster.REALM).path("leader").asText("");
    }

    @Override
    public void close() {
      running.values().forEach(Child::close);
    }
  }
}
