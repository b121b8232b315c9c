package io.rejoin.registry.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;

/** How large a record is: the bytes of its key, value and headers. */
final class RecordSize {

  private RecordSize() {}

  /** What is wrong with the record's size; null if nothing is. */
  static Problem problem(Record<byte[], byte[]> record, int maxBytes) {
    int bytes = of(record);
    String text = "Expected a record of at most %d bytes, but it has %d";
    return bytes <= maxBytes ? null : new Problem("Oversized", text.formatted(maxBytes, bytes));
  }

  static int of(Record<byte[], byte[]> record) {
    int bytes = of(record.key()) + of(record.value());
    for (Header header : record.headers()) {
      bytes += header.key().getBytes(UTF_8).length + of(header.value());
    }
    return bytes;
  }

  static int of(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
