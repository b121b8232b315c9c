package io.rejoin.runtime.feed;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** A record as the fold sees it; no key is null, and no value means a tombstone. */
final class FeedRecord {

  private final int partition;
  private final String key;
  private final byte[] value;
  private final Headers headers;

  FeedRecord(int partition, String key, byte[] value, Headers headers) {
    this.partition = partition;
    this.key = key;
    this.value = value;
    this.headers = headers;
  }

  static FeedRecord of(ConsumerRecord<byte[], byte[]> read) {
    String key = read.key() == null ? null : new String(read.key(), StandardCharsets.UTF_8);
    return new FeedRecord(read.partition(), key, read.value(), read.headers());
  }

  int partition() {
    return partition;
  }

  String key() {
    return key;
  }

  byte[] value() {
    return value;
  }

  Headers headers() {
    return headers;
  }

  boolean hasKey() {
    return key != null && !key.isEmpty();
  }

  boolean isTombstone() {
    return value == null;
  }
}
