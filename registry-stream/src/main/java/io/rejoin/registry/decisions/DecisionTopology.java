package io.rejoin.registry.decisions;

import io.rejoin.registry.decisions.store.ClusterStores;
import io.rejoin.registry.decisions.wire.Output;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * The topology of the decision stage, with every name that an upgrade must keep: one source, one
 * processor, two stores, a sink a topic.
 *
 * <pre>
 *   control → decide ─┬─► nodes, leaders, routes         state and marks
 *               │     ├─► results, kicks, audit          what is said of it
 *         state ┘     ├─► dead-letters
 *      position ┘     └─► registrations, cluster-ips, assignments: tombstones of removed nodes
 * </pre>
 */
public final class DecisionTopology {

  /** Reads the control log from its beginning, or wherever the group stands: the store knows. */
  static final String SOURCE = "control";

  static final String PROCESSOR = "decide";

  private DecisionTopology() {}

  /** What the stage asks of Kafka Streams, whatever else is configured. */
  public static Map<String, Object> settings() {
    return ExactlyOnce.settings();
  }

  /** The topology, as bytes in and bytes out; run it with {@link #settings()}. */
  public static Topology build(DecisionStage stage) {
    Topology topology = new Topology();
    topology.addSource(
        AutoOffsetReset.earliest(),
        SOURCE,
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        stage.topics().control());
    topology.addProcessor(PROCESSOR, () -> new DecisionProcessor(stage), SOURCE);
    topology.addStateStore(ClusterStores.state(), PROCESSOR);
    topology.addStateStore(ClusterStores.position(), PROCESSOR);
    for (Output output : Output.values()) {
      addSink(topology, stage, output);
    }
    return topology;
  }

  private static void addSink(Topology topology, DecisionStage stage, Output output) {
    String topic = output.topic(stage.topics());
    Serializer<byte[]> bytes = new ByteArraySerializer();
    if (Output.INPUTS.contains(output)) {
      StreamPartitioner<byte[], byte[]> everywhere = DecisionTopology::everyPartition;
      topology.addSink(output.sink(), topic, bytes, bytes, everywhere, PROCESSOR);
    } else {
      topology.addSink(output.sink(), topic, bytes, bytes, PROCESSOR);
    }
  }

  /** Clients don't agree on the partition of a key, so a tombstone goes wherever it may stand. */
  private static Optional<Set<Integer>> everyPartition(
      String topic, byte[] key, byte[] value, int partitions) {
    return Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
  }
}
