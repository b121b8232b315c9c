package io.rejoin.registry.liveness;

import org.apache.kafka.streams.processor.api.Processor;

/** Makes the production processor for tests elsewhere that run it without a broker. */
public final class LivenessTask {

  private LivenessTask() {}

  /** A processor for one assignment after another. */
  public static Processor<byte[], byte[], Object, byte[]> processor(LivenessParts parts) {
    return new LivenessProcessor(parts);
  }

  /** A key as the sink of heartbeats writes it. */
  public static byte[] key(Object forwarded) {
    return forwarded instanceof Addressed addressed
        ? Addressed.KEY.serialize("", addressed)
        : (byte[]) forwarded;
  }

  /** The partition that the sink of heartbeats chooses. */
  public static int partition(Object forwarded, int count) {
    return Addressed.PARTITIONER
        .partitions("", (Addressed) forwarded, null, count)
        .orElseThrow()
        .iterator()
        .next();
  }

  /** The partition of an address. */
  public static int home(String address, int count) {
    return new HeartbeatPartitions(count).of(address);
  }
}
