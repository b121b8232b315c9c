package io.rejoin.standalone.demo;

import io.rejoin.standalone.Await;
import io.rejoin.standalone.up.Standalone;
import java.io.PrintWriter;
import java.util.Map;

/**
 * Two backends in one realm behind a gate, and a client that never stops asking. The leader is
 * killed, comes back elsewhere, its dead incarnation still speaks, the registry restarts; the
 * client is not to notice. Every number is measured while it happens.
 */
final class Story {

  private static final int REQUESTS_WITHOUT_REGISTRY = 25;
  private static final int REVISIONS_LATER = 20;

  private final Standalone cluster;
  private final Backends backends;
  private final Timeline timeline;
  private final PrintWriter out;
  private final Realm realm;

  Story(Standalone cluster, Backends backends, Timeline timeline, PrintWriter out) {
    this.cluster = cluster;
    this.backends = backends;
    this.timeline = timeline;
    this.out = out;
    this.realm = new Realm(cluster, Demo.REALM);
  }

  /**
   * Tells all of it.
   *
   * @throws IllegalStateException when it goes another way
   */
  void tell() throws InterruptedException {
    var gate = Await.value("the gate's port", () -> cluster.listening(Demo.REALM));
    timeline.say(
        "The gate listens on port %d; nobody serves its realm yet".formatted(gate.getPort()));
    Requests requests = Requests.begin(gate);
    timeline.say("A client asks through the gate, 50 times a second, and is held");
    startBackends(requests);
    Node killed = killTheLeader(requests);
    comeBack(killed);
    hearTheDead(killed);
    restartTheRegistry(requests);
    requests.finish();
    sumUp(requests);
  }

  private void startBackends(Requests requests) throws InterruptedException {
    long startedNanos = System.nanoTime();
    backends.start("backend-1");
    backends.start("backend-2");
    long routableNanos = realm.awaitRoutes(1);
    Sample first = Await.value("a first answer", () -> requests.firstSince(0, s -> !s.failed()));
    timeline.say(
        "First answer, by %s: the client was held for %d ms, most of it the start of two Java processes, and saw no error"
            .formatted(first.backend(), (first.endedNanos() - first.startedNanos()) / 1_000_000));
    timeline.measure("two backend processes started → first route", startedNanos, routableNanos);
    timeline.measure(
        "first route → the waiting client has its answer",
        routableNanos,
        Math.max(routableNanos, first.endedNanos()));
    realm.awaitRoutes(2);
    timeline.say("Both backends are routes of the realm; %s leads".formatted(realm.leader()));
  }

  private Node killTheLeader(Requests requests) throws InterruptedException {
    Node victim = realm.node(realm.leader());
    int before = requests.count();
    long killedNanos = System.nanoTime();
    backends.kill(victim.address());
    timeline.say("SIGKILL to %s and its agent, process and all".formatted(victim.address()));
    Sample next =
        Await.value(
            "an answer of the other backend",
            () -> requests.firstSince(before, s -> !s.failed() && !s.isFrom(victim.address())));
    timeline.say(
        "%s answers, %d ms after the kill"
            .formatted(
                next.backend(),
                timeline.measure(
                    "SIGKILL → next answer, by the other backend",
                    killedNanos,
                    next.endedNanos())));
    Await.until("another leader", () -> !victim.address().equals(realm.leader()));
    timeline.say(
        "%s leads, %d ms after the kill: %s (%s)"
            .formatted(
                realm.leader(),
                timeline.measure("SIGKILL → leadership moved", killedNanos, System.nanoTime()),
                realm.leaderCause(),
                realm.node(victim.address()).why()));
    return victim;
  }

  private void comeBack(Node killed) throws InterruptedException {
    long startedNanos = System.nanoTime();
    backends.start(killed.address());
    Node back = Await.value("its return", () -> realm.returned(killed));
    long registeredNanos = System.nanoTime();
    long revision = realm.revision();
    Await.until("the gate to have it", () -> cluster.gateRevision(Demo.REALM) >= revision);
    long routedNanos = System.nanoTime();
    expect(back.id().equals(killed.id()), "%s to keep its node id", killed.address());
    timeline.measure("backend process started again → registered", startedNanos, registeredNanos);
    timeline.measure("registered → the gate has its new route", registeredNanos, routedNanos);
    timeline.say(
        "%s is back under its node id: %s instead of %s, epoch %d after %d; %s still leads"
            .formatted(
                killed.address(),
                back.endpoint(),
                killed.endpoint(),
                back.epoch(),
                killed.epoch(),
                realm.leader()));
  }

  private void hearTheDead(Node killed) throws InterruptedException {
    StaleBeat.send(cluster, killed.address(), killed.incarnation());
    long later = realm.node(killed.address()).revision() + REVISIONS_LATER;
    Node after = realm.nodeAt(killed.address(), later);
    expect(
        !after.incarnation().equals(killed.incarnation()) && after.status().equals("AVAILABLE"),
        "a late heartbeat of a dead incarnation to change nothing, but now it is: %s",
        after);
    timeline.say(
        "A late heartbeat of its dead incarnation changes nothing: %s stays %s at epoch %d"
            .formatted(after.address(), after.status(), after.epoch()));
  }

  private void restartTheRegistry(Requests requests) throws InterruptedException {
    int before = requests.count();
    long stoppedNanos = System.nanoTime();
    cluster.stopRegistry();
    timeline.say("The registry is stopped; the gate goes on with the routes that it knows");
    Await.until(
        "answers without a registry", () -> requests.count() > before + REQUESTS_WITHOUT_REGISTRY);
    cluster.startRegistry();
    timeline.measure("registry told to stop → ready again", stoppedNanos, System.nanoTime());
    timeline.say(
        "The registry is ready again; %d of %d requests failed meanwhile"
            .formatted(requests.failedSince(before), requests.count() - before));
  }

  private void sumUp(Requests requests) {
    timeline.printMeasured();
    Map<String, Integer> problems = requests.problems();
    out.printf("%n%d requests, %d failed%n", requests.count(), requests.failedSince(0));
    problems.forEach((problem, times) -> out.printf("  %d × %s%n", times, problem));
    if (!problems.isEmpty()) {
      out.println("  (what was in flight at the killed backend ends with its connection)");
    }
    out.flush();
  }

  private static void expect(boolean holds, String what, Object about) {
    if (!holds) {
      throw new IllegalStateException("Expected " + what.formatted(about));
    }
  }
}
