package io.rejoin.registry.intake;

import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import io.rejoin.schemas.topic.TopicSpec;
import java.util.Arrays;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * A record that is set aside: key, value and headers as they came, and where it came by and why in
 * headers of ours. One too large to be kept is cut, and says how large it was.
 */
public final class DeadLetter {

  private static final int MAX_TEXT = 1_000;

  /** What our own headers take at most. */
  private static final int OWN_BYTES = 8 * 1_024;

  private static final int MAX_KEY = 16 * 1_024;

  private final int maxBytes;

  /**
   * @param spec of dead-letters
   */
  public DeadLetter(TopicSpec spec) {
    this.maxBytes = spec.maxRecordBytes() - OWN_BYTES;
  }

  /** The record to be appended to dead-letters. */
  public Record<byte[], byte[]> of(
      Record<byte[], byte[]> record, RecordMetadata from, Problem problem) {
    Record<byte[], byte[]> letter = RecordSize.of(record) <= maxBytes ? copy(record) : cut(record);
    org.apache.kafka.common.header.Headers headers = letter.headers();
    RecordHeaders.put(headers, Headers.DEAD_TOPIC, from.topic());
    RecordHeaders.put(headers, Headers.DEAD_PARTITION, from.partition());
    RecordHeaders.put(headers, Headers.DEAD_OFFSET, from.offset());
    RecordHeaders.put(headers, Headers.CAUSE, problem.cause());
    RecordHeaders.put(headers, Headers.DEAD_ERROR, head(problem.text()));
    return letter;
  }

  private static Record<byte[], byte[]> copy(Record<byte[], byte[]> record) {
    return record.withHeaders(
        new org.apache.kafka.common.header.internals.RecordHeaders(record.headers()));
  }

  /** The start of key and value, and no foreign headers. */
  private Record<byte[], byte[]> cut(Record<byte[], byte[]> record) {
    byte[] key = head(record.key(), MAX_KEY);
    byte[] value = head(record.value(), maxBytes - RecordSize.of(key));
    var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    RecordHeaders.put(headers, Headers.DEAD_SIZE, RecordSize.of(record));
    return new Record<>(key, value, record.timestamp(), headers);
  }

  private static byte[] head(byte[] bytes, int max) {
    return bytes == null || bytes.length <= max ? bytes : Arrays.copyOf(bytes, max);
  }

  private static String head(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
  }
}
