package io.rejoin.registry.decisions;

import org.apache.kafka.streams.processor.api.Processor;

/** Makes the production processor for tests elsewhere that run it without a broker. */
public final class DecisionTask {

  private DecisionTask() {}

  /** A processor for one assignment. */
  public static Processor<byte[], byte[], byte[], byte[]> processor(DecisionStage stage) {
    return new DecisionProcessor(stage);
  }
}
