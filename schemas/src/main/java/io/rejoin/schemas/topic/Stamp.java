package io.rejoin.schemas.topic;

import static io.rejoin.schemas.topic.Headers.CAUSE;
import static io.rejoin.schemas.topic.Headers.EPOCH;
import static io.rejoin.schemas.topic.Headers.REVISION;
import static io.rejoin.schemas.topic.Headers.TYPE;

import org.apache.kafka.common.header.Headers;

/**
 * What the headers of a record that the registry says tell in plain text, on tombstones too.
 *
 * @param type name of the value's record; null when the header is not there
 * @param revision the control record that made it; negative when the header is not there
 * @param epoch of the incarnation that it is about; null for none
 * @param cause in one word: the event's or refusal's name; null for none
 */
public record Stamp(String type, long revision, Long epoch, String cause) {

  private static final long ABSENT = -1;

  /**
   * Reads it. A reader that wants the revision alone is better off with {@link #revision(Headers)}.
   *
   * @throws io.rejoin.schemas.codec.UndecodableException when a number is none
   */
  public static Stamp read(Headers headers) {
    long epoch = RecordHeaders.number(headers, EPOCH, ABSENT);
    return new Stamp(
        RecordHeaders.text(headers, TYPE),
        revision(headers),
        epoch == ABSENT ? null : epoch,
        RecordHeaders.text(headers, CAUSE));
  }

  /**
   * The revision of a record; negative when it has none.
   *
   * @throws io.rejoin.schemas.codec.UndecodableException when it is no number
   */
  public static long revision(Headers headers) {
    return RecordHeaders.number(headers, REVISION, ABSENT);
  }

  /** Writes it. */
  public void write(Headers headers) {
    if (type != null) {
      RecordHeaders.put(headers, TYPE, type);
    }
    RecordHeaders.put(headers, REVISION, revision);
    if (epoch != null) {
      RecordHeaders.put(headers, EPOCH, epoch);
    }
    if (cause != null) {
      RecordHeaders.put(headers, CAUSE, cause);
    }
  }
}
