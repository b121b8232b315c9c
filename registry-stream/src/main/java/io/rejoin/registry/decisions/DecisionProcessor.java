package io.rejoin.registry.decisions;

import io.rejoin.registry.decisions.recovery.Recovered;
import io.rejoin.registry.decisions.recovery.Recovery;
import io.rejoin.registry.decisions.recovery.StateTopics;
import io.rejoin.registry.decisions.store.ClusterStores;
import io.rejoin.registry.decisions.store.PositionStore;
import io.rejoin.registry.decisions.store.StoredCluster;
import io.rejoin.registry.decisions.wire.LogRecord;
import io.rejoin.registry.decisions.wire.Said;
import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Ties the stage to Kafka Streams: its stores, its records, its sinks. */
final class DecisionProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  private static final Duration SOON = Duration.ofMillis(1);

  private final DecisionStage stage;
  private ProcessorContext<byte[], byte[]> context;
  private DecisionSession session;
  private Cancellable catchUp;

  DecisionProcessor(DecisionStage stage) {
    this.stage = stage;
  }

  /** Streams calls it when the stores are restored, at a start and after every fail-over. */
  @Override
  public void init(ProcessorContext<byte[], byte[]> initialized) {
    context = initialized;
    PositionStore positions =
        new PositionStore(
            initialized.getStateStore(ClusterStores.POSITION), stage.codecs().position());
    StoredCluster cluster =
        new StoredCluster(
            initialized.getStateStore(ClusterStores.STATE), positions, stage.codecs());
    Recovered recovered = recover(cluster, positions);
    session = new DecisionSession(stage, cluster, recovered, this::forward);
    stage.witness().began(cluster);
    catchUp = recovered.hasWritten() ? catchUpSoon() : () -> {};
  }

  private Recovered recover(StoredCluster cluster, PositionStore positions) {
    try (StateTopics topics = stage.stateTopics().get()) {
      return new Recovery(topics, stage.codecs()).run(cluster, positions);
    }
  }

  /**
   * Sinks can't be used before every processor was initialised; and Streams commits what was
   * written at initialisation only after a record or a punctuation.
   */
  private Cancellable catchUpSoon() {
    return context.schedule(
        SOON,
        PunctuationType.WALL_CLOCK_TIME,
        now -> {
          session.catchUp();
          catchUp.cancel();
        });
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    long offset = context.recordMetadata().map(RecordMetadata::offset).orElseThrow();
    session.take(
        new LogRecord(offset, record.timestamp(), record.key(), record.value(), record.headers()));
  }

  /** Streams keeps the schedules of a task that it suspends and initialises once more. */
  @Override
  public void close() {
    catchUp.cancel();
    stage.witness().ended();
  }

  private void forward(Said said, long atMs) {
    context.forward(new Record<>(said.key(), said.value(), atMs, said.headers()), said.to().sink());
  }
}
