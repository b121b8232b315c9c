package io.rejoin.registry.decisions.wire;

import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import org.apache.kafka.common.header.Header;

/** Keeps control records that could not be decided, as they came. */
public final class DeadLetters {

  private static final int MAX_ERROR_CHARS = 2_000;

  private final String controlTopic;

  /**
   * @param controlTopic full name
   */
  public DeadLetters(String controlTopic) {
    this.controlTopic = controlTopic;
  }

  /**
   * A record with what is wrong with it. One that is too large to be kept leaves its place and the
   * error; it still stands in the control log for as long as that is kept.
   *
   * @param revision at which it would have been decided
   * @param error "Expected …, but …"
   */
  public Said of(LogRecord record, long revision, String error) {
    Said whole = letter(record, revision, error, record.value());
    return whole.sizeBytes() <= Output.DEAD_LETTERS.maxRecordBytes()
        ? whole
        : letter(record, revision, error + " (too large to be kept here)", null);
  }

  private Said letter(LogRecord record, long revision, String error, byte[] value) {
    var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    if (value != null) {
      for (Header header : record.headers()) {
        headers.add(header);
      }
    }
    RecordHeaders.put(headers, Headers.DEAD_TOPIC, controlTopic);
    RecordHeaders.put(headers, Headers.DEAD_PARTITION, 0);
    RecordHeaders.put(headers, Headers.DEAD_OFFSET, record.offset());
    RecordHeaders.put(headers, Headers.DEAD_ERROR, shortened(error));
    RecordHeaders.put(headers, Headers.REVISION, revision);
    return new Said(Output.DEAD_LETTERS, "", record.key(), value, headers);
  }

  private static String shortened(String error) {
    return error.length() <= MAX_ERROR_CHARS ? error : error.substring(0, MAX_ERROR_CHARS) + "…";
  }
}
