package io.rejoin.registry.simulation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rejoin.registry.intake.StageParts;
import io.rejoin.registry.liveness.FollowedNodes;
import io.rejoin.registry.liveness.LivenessLimits;
import io.rejoin.registry.liveness.LivenessParts;
import io.rejoin.registry.liveness.LivenessTask;
import io.rejoin.runtime.feed.FeedSource;
import io.rejoin.schemas.input.Control;
import io.rejoin.schemas.state.Node;
import java.util.Map;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;

/**
 * One task of liveness, with the feed of {@code nodes} that its instance follows. When it dies the
 * next owner knows nothing; the one before may speak on for a while.
 */
final class LivenessGroup {

  private final Broker broker;
  private final StageParts parts;
  private final int number;
  private final Silence silence;
  private final PartitionLog beats;
  private final Hands hands = new Hands();
  private int assignments;

  /** Who has the task, and who had it. */
  private static final class Hands {
    private Instance owner;
    private Instance straggler;
    private long committed;
    private boolean halted;
  }

  /** An instance with the task. */
  private record Instance(Task<Object> task, Reader<Node> nodes) {}

  LivenessGroup(Broker broker, StageParts parts, int number, Silence silence) {
    this.broker = broker;
    this.parts = parts;
    this.number = number;
    this.silence = silence;
    this.beats = broker.log(Wire.TOPICS.heartbeats(), number);
    hands.owner = assign();
  }

  private Instance assign() {
    Reader<Node> nodes = new Reader<>(broker, FeedSource.of(Wire.CODECS.node()));
    nodes.readAll();
    LivenessParts own =
        new LivenessParts(
            withOwnMeters(),
            new FollowedNodes(nodes.feed()),
            () -> Wire.PARTITIONS,
            () -> "writer-%d-%d".formatted(number, ++assignments),
            LivenessLimits.DEFAULT);
    Task<Object> task =
        new Task<>(LivenessTask.processor(own), number, Map.of(beats, hands.committed));
    return new Instance(task.start(broker.nowMs()), nodes);
  }

  /** Each instance has meters of its own. */
  private StageParts withOwnMeters() {
    return new StageParts(
        parts.topics(),
        parts.serializer(),
        parts.deserializer(),
        parts.proofs(),
        parts.rules(),
        parts.patience(),
        new SimpleMeterRegistry());
  }

  /** Its instance is halted, as by a debugger or a full disk, or goes on. */
  void halt(boolean now) {
    hands.halted = now;
  }

  void wake(long nowMs) {
    if (!hands.halted) {
      wake(hands.owner, nowMs);
    }
    if (hands.straggler != null) {
      wake(hands.straggler, nowMs);
    }
  }

  private void wake(Instance instance, long nowMs) {
    instance.task().wake(nowMs);
    forward(instance);
  }

  /** Follows {@code nodes}, as far as it gets. */
  void follow(int records) {
    hands.owner.nodes().read(records);
  }

  /** Takes beats and ticks. */
  void run(int records) {
    if (!hands.halted) {
      run(hands.owner, records);
    }
    if (hands.straggler != null) {
      run(hands.straggler, records);
    }
  }

  private void run(Instance instance, int records) {
    for (int i = 0; i < records && instance.task().isBehind(beats); i++) {
      instance.task().take(beats);
      forward(instance);
    }
  }

  void commit() {
    hands.committed = hands.owner.task().position(beats);
  }

  /** All there is, by the owner alone. */
  void drain() {
    retire();
    hands.owner.nodes().readAll();
    run(Integer.MAX_VALUE);
  }

  /** The owner loses the task and does not know it yet; another begins at the last commit. */
  void crash() {
    retire();
    hands.halted = false;
    hands.straggler = hands.owner;
    hands.owner = assign();
  }

  /** The straggler learns that it has lost the task. */
  void retire() {
    if (hands.straggler != null) {
      hands.straggler.task().stop();
      hands.straggler = null;
    }
  }

  private void forward(Instance instance) {
    for (var sent : instance.task().sent()) {
      String topic = Wire.TOPICS.prefix() + sent.childName().orElseThrow();
      var record = sent.record();
      byte[] key = LivenessTask.key(record.key());
      broker.append(topic, partition(topic, sent), key, record.value(), record.headers());
      if (topic.equals(Wire.TOPICS.control())) {
        Control control = Wire.CODECS.control().read(record.value());
        silence.said(beats, instance.task().position(beats), control);
      }
    }
  }

  private static int partition(String topic, CapturedForward<?, ? extends byte[]> sent) {
    return topic.equals(Wire.TOPICS.heartbeats())
        ? LivenessTask.partition(sent.record().key(), Wire.PARTITIONS)
        : 0;
  }
}
