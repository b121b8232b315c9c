package io.rejoin.bench.measure;

import io.rejoin.bench.figure.Aim;
import io.rejoin.bench.figure.Figure;
import io.rejoin.bench.figure.Latencies;
import io.rejoin.bench.rig.Cluster;
import io.rejoin.bench.rig.GateInstance;
import io.rejoin.bench.rig.Nodes;
import io.rejoin.bench.rig.Registry;
import io.rejoin.bench.rig.Rig;
import io.rejoin.bench.rig.Sender;
import io.rejoin.bench.traffic.Answering;
import io.rejoin.bench.traffic.Asking;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * From the send of a cluster-IP report until the gate goes by the routes that follow from it, seen
 * to 0.05 ms. One report at a time; at last a client asks who answers.
 */
final class RouteFollowed implements Measure {

  private static final String NAME = "route-followed";
  private static final Aim P50 = Aim.atMost(10);
  private static final Aim P99 = Aim.atMost(25);
  private static final long LOOK_NANOS = 50_000;
  private static final String ROUTER = "router-1";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Figure> run(Rig rig, Sizes sizes) throws Exception {
    try (Answering first = Answering.start("first");
        Answering second = Answering.start("second");
        Cluster cluster = rig.cluster();
        Registry registry = Registry.start(cluster.settings());
        GateInstance gate = GateInstance.start(cluster, Map.of());
        Sender sender = Sender.prompt(cluster, "bench-prompt")) {
      Nodes nodes = new Nodes(cluster, Optional.empty(), Clock.systemUTC());
      sender.send(nodes.router(ROUTER, first.port()));
      gate.awaitServed();
      Moves moves = new Moves(gate, sender, nodes, List.of(first.port(), second.port()));
      moves.times(1, sizes.moves());
      Latencies times = moves.times(1 + sizes.moves(), sizes.moves());
      requireAnswer(gate, moves.isAtSecond(2L * sizes.moves()) ? "second" : "first");
      registry.requireReady();
      return times.figures(NAME, "cluster-IP report to routes applied", P50, P99);
    }
  }

  private static void requireAnswer(GateInstance gate, String wanted) throws IOException {
    Optional<String> answer = Asking.who(gate.where());
    if (!answer.equals(Optional.of(wanted))) {
      throw new IOException("Expected an answer of the %s, but it is %s".formatted(wanted, answer));
    }
  }

  private record Moves(GateInstance gate, Sender sender, Nodes nodes, List<Integer> ports) {

    Latencies times(long firstVersion, int count) {
      Latencies times = new Latencies();
      for (long version = firstVersion; version < firstVersion + count; version++) {
        int port = ports.get(isAtSecond(version) ? 1 : 0);
        long before = gate.revision();
        long startNanos = System.nanoTime();
        sender.send(nodes.moved(ROUTER, version, port));
        while (gate.revision() <= before) {
          LockSupport.parkNanos(LOOK_NANOS);
        }
        times.add(System.nanoTime() - startNanos);
      }
      return times;
    }

    boolean isAtSecond(long version) {
      return version % 2 == 1;
    }
  }
}
