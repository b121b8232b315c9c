package io.rejoin.bench.measure;

import io.rejoin.bench.child.Child;
import io.rejoin.bench.figure.Aim;
import io.rejoin.bench.figure.Figure;
import io.rejoin.bench.rig.Cluster;
import io.rejoin.bench.rig.Load;
import io.rejoin.bench.rig.Nodes;
import io.rejoin.bench.rig.NodesFollower;
import io.rejoin.bench.rig.Rig;
import io.rejoin.bench.rig.Sender;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From the launch of a registry's process, the JVM's own start included, until it is ready, on a
 * cluster that has its nodes already: after a stop in order, and after a SIGKILL. A registration
 * that is waiting when it is launched shows when it decides again.
 */
final class RegistryRestart implements Measure {

  private static final String NAME = "registry-restart";
  private static final Aim AFTER_STOP = Aim.atMost(5);
  private static final Aim AFTER_KILL = Aim.atMost(10);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final double NANOS_PER_SECOND = 1e9;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Figure> run(Rig rig, Sizes sizes) throws Exception {
    try (Cluster cluster = rig.cluster()) {
      Nodes nodes = new Nodes(cluster, Optional.empty(), Clock.systemUTC());
      try (Child first = Child.registry(cluster).awaitReady()) {
        Load.gently(cluster, nodes, Load.addresses("held", sizes.restartNodes()));
        first.stop();
      }
      return restarts(new Restarts(cluster, nodes, sizes.restartNodes()));
    }
  }

  private static List<Figure> restarts(Restarts restarts) throws InterruptedException {
    List<Figure> figures = new ArrayList<>();
    try (Child second = restarts.launch(figures, "a clean stop", AFTER_STOP)) {
      second.kill();
    }
    try (Child third = restarts.launch(figures, "a kill", AFTER_KILL)) {
      third.stop();
    }
    return figures;
  }

  private record Restarts(Cluster cluster, Nodes nodes, int count) {

    Child launch(List<Figure> figures, String after, Aim aim) throws InterruptedException {
      String waiting = "waiting-after-" + after.replace(' ', '-');
      try (Sender sender = Sender.prompt(cluster, "bench-prompt");
          NodesFollower follower = NodesFollower.uncommitted(cluster)) {
        sender.send(nodes.registration(waiting));
        sender.flush();
        long startNanos = System.nanoTime();
        Child registry = Child.registry(cluster).awaitReady();
        long readyNanos = System.nanoTime();
        long decidedNanos = follower.awaitNanos(waiting, PATIENCE);
        String what = "%d nodes, after %s: until ".formatted(count, after);
        figures.add(figure(what + "ready", readyNanos - startNanos).aiming(aim));
        figures.add(figure(what + "it decides", decidedNanos - startNanos));
        return registry;
      }
    }

    private static Figure figure(String what, long nanos) {
      return Figure.of(NAME, what, "time", nanos / NANOS_PER_SECOND, "s");
    }
  }
}
