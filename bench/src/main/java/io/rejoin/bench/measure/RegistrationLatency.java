package io.rejoin.bench.measure;

import io.rejoin.bench.figure.Aim;
import io.rejoin.bench.figure.Figure;
import io.rejoin.bench.figure.Latencies;
import io.rejoin.bench.rig.Cluster;
import io.rejoin.bench.rig.HeartbeatStream;
import io.rejoin.bench.rig.Load;
import io.rejoin.bench.rig.Nodes;
import io.rejoin.bench.rig.NodesFollower;
import io.rejoin.bench.rig.Registry;
import io.rejoin.bench.rig.Rig;
import io.rejoin.bench.rig.Sender;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From the send of a registration until its node shows to a follower. One at a time, each of a new
 * address, with heartbeats beside it; a committed reader sees the same records and is not waited
 * for.
 */
final class RegistrationLatency implements Measure {

  private static final String NAME = "registration-latency";
  private static final Aim P50 = Aim.atMost(4);
  private static final Aim P99 = Aim.atMost(20);
  private static final String BACKOFF = "add.partitions.to.txn.retry.backoff.ms";
  private static final String KAFKA_BACKOFF_MS = "20";
  private static final int BEATING = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Figure> run(Rig rig, Sizes sizes) throws Exception {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(figures(rig, sizes, "embedded broker's settings", Map.of()));
    figures.addAll(
        figures(rig, sizes, "back-off at Kafka's 20 ms", Map.of(BACKOFF, KAFKA_BACKOFF_MS)));
    return figures;
  }

  private List<Figure> figures(
      Rig rig, Sizes sizes, String circumstances, Map<String, String> overrides)
      throws InterruptedException {
    try (Cluster cluster = rig.cluster(overrides, Map.of());
        Registry registry = Registry.start(cluster.settings())) {
      Times times = times(cluster, sizes);
      registry.requireReady();
      String what = "%s, %d hb/s".formatted(circumstances, sizes.heartbeatsPerSecond());
      List<Figure> figures = new ArrayList<>();
      figures.addAll(times.uncommitted().figures(NAME, what + ", follower", P50, P99));
      figures.addAll(times.committed().figures(NAME, what + ", committed reader"));
      return figures;
    }
  }

  private record Times(Latencies uncommitted, Latencies committed) {}

  private static Times times(Cluster cluster, Sizes sizes) throws InterruptedException {
    Nodes nodes = new Nodes(cluster, Optional.empty(), Clock.systemUTC());
    List<String> beating = Load.addresses("beating", BEATING);
    Load.burst(cluster, nodes, beating);
    try (HeartbeatStream beats =
            HeartbeatStream.start(
                nodes,
                beating,
                sizes.heartbeatsPerSecond(),
                Sender.batching(cluster, "bench-beats"));
        Loop loop = Loop.on(cluster, nodes)) {
      loop.run(Load.addresses("warming", sizes.samples() / 10), beats);
      return loop.run(Load.addresses("timed", sizes.samples()), beats);
    }
  }

  /** Registers one node after the other and sees it in both ways. */
  private record Loop(
      Nodes nodes, Sender sender, NodesFollower uncommitted, NodesFollower committed)
      implements AutoCloseable {

    static Loop on(Cluster cluster, Nodes nodes) {
      return new Loop(
          nodes,
          Sender.prompt(cluster, "bench-prompt"),
          NodesFollower.uncommitted(cluster),
          NodesFollower.committed(cluster));
    }

    Times run(List<String> addresses, HeartbeatStream beats) throws InterruptedException {
      Times times = new Times(new Latencies(), new Latencies());
      long[] startNanos = new long[addresses.size()];
      for (int i = 0; i < startNanos.length; i++) {
        String address = addresses.get(i);
        var record = nodes.registration(address);
        startNanos[i] = System.nanoTime();
        sender.send(record);
        times.uncommitted().add(uncommitted.awaitNanos(address, PATIENCE) - startNanos[i]);
      }
      for (int i = 0; i < startNanos.length; i++) {
        times.committed().add(committed.awaitNanos(addresses.get(i), PATIENCE) - startNanos[i]);
      }
      beats.requireSound();
      return times;
    }

    @Override
    public void close() {
      sender.close();
      uncommitted.close();
      committed.close();
    }
  }
}
