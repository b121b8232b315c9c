package io.rejoin.registry.decisions;

import io.rejoin.registry.decisions.recovery.LogSpan;
import io.rejoin.registry.decisions.recovery.StateTopics;
import io.rejoin.registry.decisions.wire.LogRecord;
import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.registry.decisions.wire.Said;
import io.rejoin.schemas.topic.Mark;
import io.rejoin.schemas.topic.Stamp;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** Topics on heap, with what was committed to them. */
final class FakeTopics implements StateTopics {

  private final Map<Output, List<Said>> committed = new EnumMap<>(Output.class);
  private List<LogRecord> log = List.of();
  private long first;

  void commit(List<Said> said) {
    said.forEach(one -> topic(one.to()).add(one));
  }

  void log(List<LogRecord> records) {
    log = records;
  }

  /** What retention leaves. */
  void trimLog(long offset) {
    first = offset;
  }

  /** Somebody deletes a topic and makes it anew. */
  void empty(Output topic) {
    committed.remove(topic);
  }

  /** An older state of a topic, as out of a backup. */
  void cut(Output topic, int records) {
    List<Said> kept = new ArrayList<>(topic(topic).subList(0, records));
    committed.put(topic, kept);
  }

  List<Said> topic(Output topic) {
    return committed.computeIfAbsent(topic, t -> new ArrayList<>());
  }

  /** Keeps the latest record of each key, as compaction does. */
  void compact(Output topic) {
    List<Said> kept = new ArrayList<>();
    List<Said> all = topic(topic);
    for (int i = 0; i < all.size(); i++) {
      String key = all.get(i).name();
      boolean latest = all.subList(i + 1, all.size()).stream().noneMatch(s -> s.name().equals(key));
      if (latest) {
        kept.add(all.get(i));
      }
    }
    committed.put(topic, kept);
  }

  @Override
  public LogSpan control() {
    return new LogSpan(first, log.size());
  }

  @Override
  public List<LogRecord> control(long from, long to) {
    return log.subList((int) Math.min(to, Math.max(first, from)), (int) to);
  }

  @Override
  public Optional<Headers> lastMark(Output topic, long enough) {
    Headers last = null;
    for (Said said : topic(topic)) {
      if (Mark.isMark(said.name(), said.value())) {
        last = said.headers();
        if (Stamp.revision(last) >= enough) {
          break;
        }
      }
    }
    return Optional.ofNullable(last);
  }

  @Override
  public void read(Output topic, RecordReader reader) {
    topic(topic).forEach(said -> reader.take(said.name(), said.value(), said.headers()));
  }

  @Override
  public void close() {}
}
