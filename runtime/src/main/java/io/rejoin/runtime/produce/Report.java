package io.rejoin.runtime.produce;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Something to say. It stands in the slot of its topic and key and gives way to whatever is said
 * there later.
 *
 * @param record with a key
 * @param freshFor how long it is worth saying; empty for one that is said until it is acknowledged
 */
public record Report(ProducerRecord<byte[], byte[]> record, Optional<Duration> freshFor) {

  public Report {
    Objects.requireNonNull(record.key(), "Expected a report to have a key, but it has none");
  }

  /** A report that is tried again until it is acknowledged, such as a registration. */
  public static Report must(ProducerRecord<byte[], byte[]> record) {
    return new Report(record, Optional.empty());
  }

  /** A report that is tried once and dropped when it has waited too long, such as a heartbeat. */
  public static Report fresh(ProducerRecord<byte[], byte[]> record, Duration freshFor) {
    return new Report(record, Optional.of(freshFor));
  }

  boolean isMust() {
    return freshFor.isEmpty();
  }

  String topic() {
    return record.topic();
  }
}
