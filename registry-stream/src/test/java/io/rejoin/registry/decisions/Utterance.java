package io.rejoin.registry.decisions;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rejoin.registry.decisions.wire.Output;
import io.rejoin.registry.decisions.wire.Said;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.test.TestRecord;

/**
 * A record as others see it; two that are equal are equal byte for byte.
 *
 * @param value in hex; null for a tombstone
 * @param headers in hex
 */
record Utterance(
    Output topic, String key, String value, SortedMap<String, String> headers, long atMs) {

  static Utterance of(Output topic, TestRecord<byte[], byte[]> record) {
    return of(topic, record.key(), record.value(), record.headers(), record.timestamp());
  }

  static Utterance of(Said said, long atMs) {
    return of(said.to(), said.key(), said.value(), said.headers(), atMs);
  }

  private static Utterance of(Output topic, byte[] key, byte[] value, Headers all, long atMs) {
    SortedMap<String, String> headers = new TreeMap<>();
    all.forEach(header -> headers.put(header.key(), hex(header.value())));
    String name = key == null ? null : new String(key, UTF_8);
    return new Utterance(topic, name, hex(value), headers, atMs);
  }

  static Utterance of(Output topic, ConsumerRecord<byte[], byte[]> record) {
    return of(topic, record.key(), record.value(), record.headers(), record.timestamp());
  }

  /** Brokers stamp records themselves. */
  Utterance withoutTime() {
    return new Utterance(topic, key, value, headers, 0);
  }

  /** What it is about: said once, or again word for word. */
  String place() {
    return topic + "/" + key + "@" + header(io.rejoin.schemas.topic.Headers.REVISION);
  }

  boolean isTombstone() {
    return value == null;
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(value);
  }

  /** A header as text; null if it is not there. */
  String header(String name) {
    String hex = headers.get(name);
    return hex == null ? null : new String(HexFormat.of().parseHex(hex), UTF_8);
  }

  private static String hex(byte[] bytes) {
    return bytes == null ? null : HexFormat.of().formatHex(bytes);
  }
}
