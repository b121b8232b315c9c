package io.rejoin.registry.decisions.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.registry.decisions.wire.LogRecord;
import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.schemas.topic.Mark;
import io.rejoin.schemas.topic.Stamp;
import io.rejoin.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/** The topics in Kafka, each of them in its one partition. */
public final class KafkaStateTopics implements StateTopics {

  /** How far from the end a mark is looked for first: there is one a second. */
  private static final long FIRST_LOOK = 2_000;

  private static final int FURTHER = 8;

  private final Topics topics;
  private final CommittedReader reader;

  /**
   * @param reader closed by this
   */
  public KafkaStateTopics(Topics topics, CommittedReader reader) {
    this.topics = topics;
    this.reader = reader;
  }

  @Override
  public LogSpan control() {
    return reader.span(partition(topics.control()));
  }

  @Override
  public List<LogRecord> control(long from, long to) {
    List<LogRecord> records = new ArrayList<>();
    reader.read(
        partition(topics.control()),
        new LogSpan(from, to),
        record -> {
          records.add(logRecord(record));
          return true;
        });
    return records;
  }

  /** From the end backwards, in growing steps: a topic may be long, a mark is never far. */
  @Override
  public Optional<Headers> lastMark(Output topic, long enough) {
    TopicPartition partition = partition(topic.topic(topics));
    LogSpan all = reader.span(partition);
    long to = all.end();
    for (long step = FIRST_LOOK; to > all.first(); step *= FURTHER) {
      long from = Math.max(all.first(), to - step);
      Optional<Headers> found = lastMark(partition, new LogSpan(from, to), enough);
      if (found.isPresent()) {
        return found;
      }
      to = from;
    }
    return Optional.empty();
  }

  private Optional<Headers> lastMark(TopicPartition partition, LogSpan span, long enough) {
    List<Headers> last = new ArrayList<>(1);
    reader.read(
        partition,
        span,
        record -> {
          if (!Mark.isMark(key(record), record.value())) {
            return true;
          }
          last.clear();
          last.add(record.headers());
          return Stamp.revision(record.headers()) < enough;
        });
    return last.stream().findFirst();
  }

  @Override
  public void read(Output topic, RecordReader visitor) {
    TopicPartition partition = partition(topic.topic(topics));
    reader.read(
        partition,
        reader.span(partition),
        record -> {
          visitor.take(key(record), record.value(), record.headers());
          return true;
        });
  }

  @Override
  public void close() {
    reader.close();
  }

  private static TopicPartition partition(String topic) {
    return new TopicPartition(topic, 0);
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), UTF_8);
  }

  private static LogRecord logRecord(ConsumerRecord<byte[], byte[]> record) {
    return new LogRecord(
        record.offset(), record.timestamp(), record.key(), record.value(), record.headers());
  }
}
