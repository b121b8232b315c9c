package io.rejoin.registry.decisions;

import io.rejoin.registry.decisions.recovery.LogSpan;
import io.rejoin.registry.decisions.recovery.StateTopics;
import io.rejoin.registry.decisions.wire.LogRecord;
import io.rejoin.registry.decisions.wire.Output;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** A cluster in which nothing has happened yet. */
record NoTopics() implements StateTopics {

  @Override
  public LogSpan control() {
    return new LogSpan(0, 0);
  }

  @Override
  public List<LogRecord> control(long from, long to) {
    return List.of();
  }

  @Override
  public Optional<Headers> lastMark(Output topic, long enough) {
    return Optional.empty();
  }

  @Override
  public void read(Output topic, RecordReader reader) {}

  @Override
  public void close() {}
}
