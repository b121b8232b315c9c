package io.rejoin.registry.decisions.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.schemas.topic.Headers;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Writes what {@link io.rejoin.schemas.topic.Stamp} reads, in the same order and the same bytes,
 * but encodes each type and cause once: four headers on four records an input are worth it. Used by
 * one thread.
 */
final class StampHeaders {

  /** The words are names of records, events and refusals, so there are few of them. */
  private final Map<String, byte[]> words = new HashMap<>();

  /**
   * @param epoch null for none
   */
  RecordHeaders of(String type, long revision, Long epoch, String cause) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(new RecordHeader(Headers.TYPE, word(type)));
    headers.add(new RecordHeader(Headers.REVISION, digits(revision)));
    if (epoch != null) {
      headers.add(new RecordHeader(Headers.EPOCH, digits(epoch)));
    }
    headers.add(new RecordHeader(Headers.CAUSE, word(cause)));
    return headers;
  }

  private byte[] word(String text) {
    return words.computeIfAbsent(text, missing -> missing.getBytes(UTF_8));
  }

  private static byte[] digits(long number) {
    return Long.toString(number).getBytes(UTF_8);
  }
}
