package io.rejoin.registry.decisions.wire;

import io.rejoin.schemas.topic.ReservedKeys;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * A record that the decision stage says.
 *
 * @param to where
 * @param name the key as text; empty for a dead letter
 * @param key null only for a dead letter whose record had none
 * @param value null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent")
public record Said(Output to, String name, byte[] key, byte[] value, Headers headers) {

  /** Whether it tells how far the registry is, and nothing of its key. */
  public boolean isMark() {
    return value == null && ReservedKeys.MARK.equals(name);
  }

  /** Key, value and headers together, as the limits of the topics count. */
  int sizeBytes() {
    int size = length(key) + length(value);
    for (Header header : headers) {
      size += header.key().length() + length(header.value());
    }
    return size;
  }

  private static int length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
