package io.rejoin.runtime.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.schemas.topic.Headers;
import io.rejoin.schemas.topic.RecordHeaders;
import io.rejoin.schemas.topic.ReservedKeys;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record to be folded, read or written, in words.
 *
 * @param value null for a tombstone
 * @param revision none when negative
 */
record Entry(String key, String value, long revision) {

  static Entry put(String key, String value, long revision) {
    return new Entry(key, value, revision);
  }

  static Entry removal(String key, long revision) {
    return new Entry(key, null, revision);
  }

  static Entry mark(long revision) {
    return new Entry(ReservedKeys.MARK, null, revision);
  }

  boolean isMark() {
    return key.equals(ReservedKeys.MARK);
  }

  /** The source that reads such records: values are text, some of which can't be read. */
  static FeedSource<String> source(String topic) {
    return FeedSource.of(topic, (key, value, headers) -> decode(new String(value, UTF_8)));
  }

  static String decode(String value) {
    if (value.startsWith("poison")) {
      throw new IllegalArgumentException("no value: " + value);
    }
    return value;
  }

  FeedRecord read() {
    return read(0);
  }

  FeedRecord read(int partition) {
    return new FeedRecord(partition, key, bytes(), headers());
  }

  ConsumerRecord<byte[], byte[]> consumed(String topic, int partition, long offset) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(topic, partition, offset, key.getBytes(UTF_8), bytes());
    headers().forEach(record.headers()::add);
    return record;
  }

  ProducerRecord<byte[], byte[]> produced(String topic) {
    return new ProducerRecord<>(topic, null, key.getBytes(UTF_8), bytes(), headers());
  }

  private byte[] bytes() {
    return value == null ? null : value.getBytes(UTF_8);
  }

  private org.apache.kafka.common.header.Headers headers() {
    var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
    if (revision >= 0) {
      RecordHeaders.put(headers, Headers.REVISION, revision);
    }
    if (isMark()) {
      RecordHeaders.put(headers, Headers.CLOCK, revision * 1000);
    }
    return headers;
  }
}
