package io.rejoin.bench.measure;

import io.rejoin.bench.child.Child;
import io.rejoin.bench.figure.Aim;
import io.rejoin.bench.figure.Figure;
import io.rejoin.bench.figure.Latencies;
import io.rejoin.bench.rig.Cluster;
import io.rejoin.bench.rig.Nodes;
import io.rejoin.bench.rig.Registry;
import io.rejoin.bench.rig.Rig;
import io.rejoin.bench.rig.Sender;
import io.rejoin.bench.traffic.Answering;
import io.rejoin.bench.traffic.HaProxy;
import io.rejoin.bench.traffic.RoundTrips;
import io.rejoin.bench.traffic.Volume;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Bytes a second and round trips through a gate, in turn with HAProxy and with no proxy at all, on
 * the same machine at the same backend. Each number is the median of some rounds.
 */
final class GateTraffic implements Measure {

  private static final String NAME = "gate-traffic";
  private static final Aim THROUGHPUT = Aim.atLeast(0.9);
  private static final Aim P99 = Aim.atMost(1.2);
  private static final int DOWNLOADS = 8;
  private static final int TALKERS = 32;
  private static final double MEGA = 1e6;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Figure> run(Rig rig, Sizes sizes) throws Exception {
    try (Answering backend = Answering.start("backend");
        Cluster cluster = rig.cluster();
        Registry registry = Registry.start(cluster.settings());
        Sender sender = Sender.prompt(cluster, "bench-prompt")) {
      sender.send(
          new Nodes(cluster, Optional.empty(), Clock.systemUTC())
              .router("router-1", backend.port()));
      try (Child gate = Child.gate(cluster, cluster.gateSettings(Map.of())).awaitReady()) {
        Contender ours = new Contender("gate", here(Integer.parseInt(gate.said())));
        Contender none = new Contender("no proxy", here(backend.port()));
        List<Figure> figures = compare(cluster.directory(), sizes, ours, none, backend.port());
        registry.requireReady();
        return figures;
      }
    }
  }

  private static List<Figure> compare(
      Path directory, Sizes sizes, Contender ours, Contender none, int backendPort)
      throws Exception {
    Optional<Path> program = HaProxy.program();
    if (program.isEmpty()) {
      run(sizes, List.of(none, ours));
      return figures(List.of(none, ours));
    }
    try (HaProxy peer = HaProxy.start(program.get(), directory, backendPort)) {
      Contender theirs = new Contender("HAProxy", peer.where());
      run(sizes, List.of(none, theirs, ours));
      List<Figure> figures = new ArrayList<>(figures(List.of(none, theirs, ours)));
      figures.add(
          ratio("throughput, gate : HAProxy", ours.perSecond(), theirs.perSecond())
              .aiming(THROUGHPUT));
      figures.add(
          ratio("p99 of round trips, gate : HAProxy", ours.p99(), theirs.p99()).aiming(P99));
      return figures;
    }
  }

  /** Every second round goes the other way round, since who comes later finds a warmer machine. */
  private static void run(Sizes sizes, List<Contender> contenders) throws Exception {
    Duration time = Duration.ofMillis(sizes.trafficMs());
    for (Contender contender : contenders) {
      contender.measure(time);
      contender.forget();
    }
    for (int round = 0; round < sizes.trafficRounds(); round++) {
      for (int i = 0; i < contenders.size(); i++) {
        int next = round % 2 == 0 ? i : contenders.size() - 1 - i;
        contenders.get(next).measure(time);
      }
    }
  }

  private static List<Figure> figures(List<Contender> contenders) {
    List<Figure> figures = new ArrayList<>();
    for (Contender one : contenders) {
      String volume = "%d downloads, %s".formatted(DOWNLOADS, one.name);
      String trips = "%d connections, round trips of 256 B, %s".formatted(TALKERS, one.name);
      figures.add(Figure.of(NAME, volume, "rate", one.perSecond() / MEGA, "MB/s"));
      figures.add(Figure.of(NAME, trips, "p50", one.p50(), "ms"));
      figures.add(Figure.of(NAME, trips, "p99", one.p99(), "ms"));
    }
    return figures;
  }

  private static Figure ratio(String what, double ours, double theirs) {
    return Figure.of(NAME, what, "ratio", ours / theirs, "");
  }

  private static InetSocketAddress here(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static final class Contender {

    private final String name;
    private final InetSocketAddress where;
    private final List<Double> volumes = new ArrayList<>();
    private final List<Double> p50s = new ArrayList<>();
    private final List<Double> p99s = new ArrayList<>();

    Contender(String name, InetSocketAddress where) {
      this.name = name;
      this.where = where;
    }

    void measure(Duration time) throws InterruptedException, ExecutionException {
      volumes.add(Volume.perSecond(where, DOWNLOADS, time));
      Latencies trips = RoundTrips.over(where, TALKERS, time);
      p50s.add(trips.percentileMs(50));
      p99s.add(trips.percentileMs(99));
    }

    void forget() {
      volumes.clear();
      p50s.clear();
      p99s.clear();
    }

    double perSecond() {
      return median(volumes);
    }

    double p50() {
      return median(p50s);
    }

    double p99() {
      return median(p99s);
    }

    private static double median(List<Double> values) {
      return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
  }
}
