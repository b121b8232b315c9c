package io.rejoin.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.rejoin.runtime.life.Lifecycle;
import io.rejoin.runtime.life.PartFailure;
import io.rejoin.standalone.client.Door;
import io.rejoin.standalone.up.Standalone;
import io.rejoin.standalone.up.UpPlan;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Two backends in one realm behind a gate, and a client that never stops asking. The leader is
 * killed, comes back elsewhere, its dead incarnation still speaks, the registry restarts; the
 * client is not to notice.
 */
public final class Demo {

  /** The realm that the gate serves in the story. */
  public static final String REALM = "demo";

  private final Standalone cluster;
  private final Backends backends;
  private final Timeline timeline;
  private final PrintWriter out;
  private Door door;
  private Requests requests;
  private UUID dead;

  private Demo(Standalone cluster, Backends backends, PrintWriter out) {
    this.cluster = cluster;
    this.backends = backends;
    this.timeline = new Timeline(out);
    this.out = out;
  }

  /** Tells the story on a cluster of its own; gives the exit code. */
  public static int run(UpPlan plan, PrintWriter out) throws Exception {
    Standalone cluster = new Standalone(plan, (part, cause) -> out.println(part + ": " + cause));
    Lifecycle life = new Lifecycle();
    cluster.addTo(life);
    out.println("Starting broker, schema registry, registry and gate …");
    out.flush();
    Optional<PartFailure> failed = life.start();
    try (Backends backends = new Backends(cluster, plan.data(), REALM)) {
      if (failed.isPresent()) {
        throw new IllegalStateException(failed.get().toString(), failed.get().cause());
      }
      return new Demo(cluster, backends, out).tell();
    } finally {
      life.stop();
    }
  }

  private int tell() throws InterruptedException {
    door = new Door(URI.create("http://127.0.0.1:" + cluster.registry().port()), Optional.empty());
    InetSocketAddress gate =
        Await.value("the gate's port", () -> cluster.gate().listening(REALM).orElse(null));
    timeline.say(
        "The gate listens on port %d; nobody serves realm %s yet".formatted(gate.getPort(), REALM));
    requests = new Requests(gate);
    Thread client = new Thread(requests, "demo-client");
    client.setDaemon(true);
    client.start();
    timeline.say("A client asks through the gate, and is held until there is an answer");
    startBackends();
    String killed = killTheLeader();
    comeBack(killed);
    restartTheRegistry();
    requests.stop();
    client.join();
    return summary();
  }

  private void startBackends() throws InterruptedException {
    backends.start("backend-1");
    backends.start("backend-2");
    Requests.Sample first =
        Await.value("a first answer", () -> requests.firstSince(0, s -> !s.failed()));
    timeline.say(
        "First answer, by %s: the client waited %d ms for it and saw no error"
            .formatted(first.backend(), millis(first.startedNanos(), first.endedNanos())));
    Await.until("two routes", () -> realm().path("routes").size() == 2);
    timeline.say("Both backends are routes of the realm; %s leads".formatted(leader()));
  }

  private String killTheLeader() throws InterruptedException {
    String victim = leader();
    dead = incarnation(victim);
    int before = requests.count();
    long killedNanos = System.nanoTime();
    backends.kill(victim);
    timeline.say("SIGKILL to %s and its agent".formatted(victim));
    Requests.Sample next =
        Await.value(
            "an answer of the other backend",
            () -> requests.firstSince(before, s -> !s.failed() && !s.backend().equals(victim)));
    timeline.say(
        "%s answers %d ms after the kill"
            .formatted(next.backend(), millis(killedNanos, next.endedNanos())));
    Await.until("another leader", () -> !victim.equals(leader()));
    timeline.say(
        "The registry has moved the leader to %s, %d ms after the kill: %s"
            .formatted(
                leader(),
                millis(killedNanos, System.nanoTime()),
                realm().path("leaderCause").asText()));
    return victim;
  }

  private void comeBack(String address) throws InterruptedException {
    long startedNanos = System.nanoTime();
    backends.start(address);
    Await.until("its return", () -> isBack(address));
    long registeredNanos = System.nanoTime();
    long revision = realm().path("revision").asLong();
    Await.until("the gate to have it", () -> cluster.gate().revision(REALM) >= revision);
    timeline.say(
        "%s is back at another endpoint under the same node id, %d ms after its process began; the gate had the route %d ms later"
            .formatted(
                address,
                millis(startedNanos, registeredNanos),
                millis(registeredNanos, System.nanoTime())));
    StaleBeat.send(cluster, address, dead);
    long seen = door.get("/v1/nodes/" + address).path("revision").asLong();
    JsonNode after = door.get("/v1/nodes/" + address + "?minRevision=" + (seen + 20));
    boolean unmoved = !after.path("incarnation").asText().equals(dead.toString());
    timeline.say(
        "A late heartbeat of its dead incarnation %s: %s stays %s at epoch %s"
            .formatted(
                unmoved ? "changed nothing" : "WAS BELIEVED",
                address,
                after.path("status").asText(),
                after.path("epoch").asText()));
  }

  private boolean isBack(String address) {
    JsonNode node = door.get("/v1/nodes/" + address);
    return node.path("status").asText().equals("AVAILABLE")
        && !node.path("incarnation").asText().equals(dead.toString())
        && realm().path("routes").size() == 2;
  }

  private void restartTheRegistry() throws InterruptedException {
    int before = requests.count();
    long stoppedNanos = System.nanoTime();
    cluster.registry().stop();
    timeline.say("The registry is stopped");
    Await.until("answers without a registry", () -> requests.count() > before + 25);
    try {
      cluster.registry().start();
    } catch (Exception e) {
      throw new IllegalStateException("Expected the registry to start again, but it did not", e);
    }
    Await.until("the registry to be ready", cluster.registry()::isReady);
    door = new Door(URI.create("http://127.0.0.1:" + cluster.registry().port()), Optional.empty());
    long failed = requests.samples().stream().skip(before).filter(Requests.Sample::failed).count();
    timeline.say(
        "The registry is ready again after %d ms away; %d of %d requests failed meanwhile"
            .formatted(millis(stoppedNanos, System.nanoTime()), failed, requests.count() - before));
  }

  private int summary() {
    List<Requests.Sample> all = requests.samples();
    Map<String, Integer> problems = new TreeMap<>();
    all.stream()
        .filter(Requests.Sample::failed)
        .forEach(sample -> problems.merge(sample.problem(), 1, Integer::sum));
    out.println();
    out.printf(
        "%d requests, %d failed%n",
        all.size(), problems.values().stream().mapToInt(Integer::intValue).sum());
    problems.forEach((problem, times) -> out.printf("  %d times: %s%n", times, problem));
    out.flush();
    return 0;
  }

  private JsonNode realm() {
    return door.get("/v1/realms/" + REALM);
  }

  private String leader() {
    return realm().path("leader").asText("");
  }

  private UUID incarnation(String address) {
    return UUID.fromString(door.get("/v1/nodes/" + address).path("incarnation").asText());
  }

  private static long millis(long fromNanos, long toNanos) {
    return (toNanos - fromNanos) / 1_000_000;
  }
}
