package io.rejoin.registry.simulation;

import io.rejoin.registry.decisions.recovery.LogSpan;
import io.rejoin.registry.decisions.recovery.StateTopics;
import io.rejoin.registry.decisions.wire.LogRecord;
import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.schemas.topic.Mark;
import io.rejoin.schemas.topic.Stamp;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** The topics as recovery reads them: what was committed, and not cleaned away since. */
record CommittedTopics(Broker broker) implements StateTopics {

  @Override
  public LogSpan control() {
    PartitionLog log = broker.control();
    Entry first = log.next(0);
    return new LogSpan(first == null ? 0 : first.offset(), log.end());
  }

  @Override
  public List<LogRecord> control(long from, long to) {
    return broker.control().entries().stream()
        .filter(entry -> entry.offset() >= from && entry.offset() < to)
        .map(e -> new LogRecord(e.offset(), e.atMs(), e.key(), e.value(), e.copiedHeaders()))
        .toList();
  }

  @Override
  public Optional<Headers> lastMark(Output topic, long enough) {
    Headers last = null;
    for (Entry entry : committed(topic)) {
      if (Mark.isMark(entry.name(), entry.value())) {
        last = entry.headers();
        if (Stamp.revision(last) >= enough) {
          break;
        }
      }
    }
    return Optional.ofNullable(last);
  }

  @Override
  public void read(Output topic, RecordReader reader) {
    committed(topic).forEach(e -> reader.take(e.name(), e.value(), e.copiedHeaders()));
  }

  @Override
  public void close() {}

  private List<Entry> committed(Output topic) {
    return broker.log(topic.topic(Wire.TOPICS), 0).entries().stream()
        .filter(Entry::isCommitted)
        .toList();
  }
}
