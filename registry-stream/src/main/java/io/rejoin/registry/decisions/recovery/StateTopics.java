package io.rejoin.registry.decisions.recovery;

import io.rejoin.registry.decisions.wire.LogRecord;
import io.rejoin.registry.decisions.wire.Output;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * The topics as recovery reads them: committed records only, and all of them, waiting for
 * transactions that are still open. Every method blocks and throws {@link
 * org.apache.kafka.common.KafkaException} when Kafka doesn't answer.
 */
public interface StateTopics extends AutoCloseable {

  /** What the control log has. */
  LogSpan control();

  /** Records of the control log from one offset up to another, which is not included. */
  List<LogRecord> control(long from, long to);

  /**
   * Headers of the latest mark of a state topic; empty if it has none.
   *
   * @param enough a mark of this revision or above ends the search, even if a transaction is open
   *     behind it
   */
  Optional<Headers> lastMark(Output topic, long enough);

  /** Every record of a state topic in order, as long as it is kept, marks included. */
  void read(Output topic, RecordReader reader);

  @Override
  void close();

  /** Takes the records of a topic. */
  @FunctionalInterface
  interface RecordReader {

    /**
     * One record.
     *
     * @param value null for a tombstone
     */
    void take(String key, byte[] value, Headers headers);
  }
}
