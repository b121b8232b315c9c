package io.rejoin.bench.rig;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Registers many nodes. */
public final class Load {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int CHUNK = 5_000;
  private static final int BURSTS = 40;

  /** Bursts in a row that none is faster than the best before. */
  private static final int LEVEL = 5;

  private Load() {}

  /** So many different addresses. */
  public static List<String> addresses(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> "%s-%06d".formatted(name, i)).toList();
  }

  /**
   * What a batch of registrations took.
   *
   * @param nanos from the first send until the last node showed to a follower
   * @param valueBytes of their records in {@code nodes}
   */
  public record Taken(int count, long nanos, long valueBytes) {

    /** Nodes a second. */
    public double perSecond() {
      return count * 1e9 / nanos;
    }
  }

  /** Sends bursts until they become no faster, since a JVM compiles for minutes under load. */
  public static void warmUp(Cluster cluster, Nodes nodes, int burst) throws InterruptedException {
    long best = Long.MAX_VALUE;
    int level = 0;
    for (int i = 0; i < BURSTS && level < LEVEL; i++) {
      long nanos = burst(cluster, nodes, addresses("warming-" + i, burst)).nanos();
      level = nanos < best ? 0 : level + 1;
      best = Math.min(best, nanos);
    }
  }

  /** Registers them as fast as the sender can; returns when all show. */
  public static Taken burst(Cluster cluster, Nodes nodes, List<String> addresses)
      throws InterruptedException {
    List<ProducerRecord<String, byte[]>> records =
        addresses.stream().map(nodes::registration).toList();
    try (Sender sender = Sender.batching(cluster, "bench-load");
        NodesFollower follower = NodesFollower.uncommitted(cluster)) {
      long startNanos = System.nanoTime();
      records.forEach(sender::send);
      sender.flush();
      long endNanos = follower.awaitCountNanos(addresses.size(), PATIENCE);
      return new Taken(addresses.size(), endNanos - startNanos, follower.valueBytes());
    }
  }

  /** Registers them in chunks, so that no queue on the way grows; gives what they hold. */
  public static long gently(Cluster cluster, Nodes nodes, List<String> addresses)
      throws InterruptedException {
    long valueBytes = 0;
    for (int from = 0; from < addresses.size(); from += CHUNK) {
      int to = Math.min(from + CHUNK, addresses.size());
      valueBytes += burst(cluster, nodes, addresses.subList(from, to)).valueBytes();
    }
    return valueBytes;
  }
}
