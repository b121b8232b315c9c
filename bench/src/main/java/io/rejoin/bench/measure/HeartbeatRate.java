package io.rejoin.bench.measure;

import io.rejoin.bench.figure.Aim;
import io.rejoin.bench.figure.Figure;
import io.rejoin.bench.rig.Await;
import io.rejoin.bench.rig.Cluster;
import io.rejoin.bench.rig.Load;
import io.rejoin.bench.rig.Nodes;
import io.rejoin.bench.rig.Registry;
import io.rejoin.bench.rig.Rig;
import io.rejoin.bench.rig.Scrape;
import io.rejoin.bench.rig.Sender;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Heartbeats that one instance applies, from the first send until its own meter has counted the
 * last: those that renewed a lease. Encoded before the clock starts; the producer shares the
 * machine.
 */
final class HeartbeatRate implements Measure {

  private static final String NAME = "heartbeat-rate";
  private static final Aim RATE = Aim.atLeast(150_000);
  private static final String RENEWED = "rejoin_liveness_beats_total{outcome=\"renewed\"";
  private static final String TRACKED = "rejoin_liveness_tracked{";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Figure> run(Rig rig, Sizes sizes) throws Exception {
    try (Cluster cluster = rig.cluster();
        Registry registry = Registry.start(cluster.settings());
        Sender sender = Sender.batching(cluster, "bench-beats")) {
      Nodes nodes = new Nodes(cluster, Optional.empty(), Clock.systemUTC());
      List<String> addresses = Load.addresses("beating", sizes.beatingNodes());
      Load.gently(cluster, nodes, addresses);
      int rounds = Math.max(1, sizes.beats() / addresses.size());
      Beats beats = new Beats(sender, new Scrape(registry.port()));
      beats.awaitLeases(addresses.size());
      beats.perSecond(rounds(nodes, addresses, 1, rounds));
      double perSecond = beats.perSecond(rounds(nodes, addresses, 1 + rounds, rounds));
      String what =
          "%d beats of %d nodes, applied by one instance"
              .formatted(rounds * addresses.size(), addresses.size());
      return List.of(Figure.of(NAME, what, "rate", perSecond, "/s").aiming(RATE));
    }
  }

  private static List<ProducerRecord<String, byte[]>> rounds(
      Nodes nodes, List<String> addresses, int first, int count) {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>(count * addresses.size());
    for (int sequence = first; sequence < first + count; sequence++) {
      for (String address : addresses) {
        records.add(nodes.heartbeat(address, sequence));
      }
    }
    return records;
  }

  private record Beats(Sender sender, Scrape meters) {

    /** Beats that come before their node is known are kept aside, and not counted here. */
    void awaitLeases(int count) {
      Await.until(
          count + " leases", () -> meters.sum(TRACKED) >= count, PATIENCE, meters::liveness);
    }

    double perSecond(List<ProducerRecord<String, byte[]>> records) {
      double wanted = meters.sum(RENEWED) + records.size();
      long startNanos = System.nanoTime();
      records.forEach(sender::send);
      sender.flush();
      Await.until(
          "%.0f heartbeats that renewed a lease".formatted(wanted),
          () -> meters.sum(RENEWED) >= wanted,
          PATIENCE,
          meters::liveness);
      return records.size() * 1e9 / (System.nanoTime() - startNanos);
    }
  }
}
