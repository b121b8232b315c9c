package io.rejoin.registry.intake;

import java.util.function.UnaryOperator;
import org.apache.kafka.streams.processor.api.Processor;

/** Makes the production processor for tests elsewhere that run it without a broker. */
public final class IntakeTask {

  private IntakeTask() {}

  /** A processor for one assignment after another. */
  public static Processor<byte[], byte[], byte[], byte[]> processor(
      StageParts parts, UnaryOperator<String> topicIds) {
    return new IntakeProcessor(parts, topicIds);
  }
}
