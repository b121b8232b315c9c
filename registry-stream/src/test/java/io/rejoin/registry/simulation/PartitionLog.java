package io.rejoin.registry.simulation;

import io.rejoin.schemas.topic.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** One partition on heap, as far as brokers matter: offsets, transactions and the cleaner. */
final class PartitionLog {

  private final String topic;
  private final int partition;
  private final List<Entry> entries = new ArrayList<>();
  private long end;

  PartitionLog(String topic, int partition) {
    this.topic = topic;
    this.partition = partition;
  }

  String topic() {
    return topic;
  }

  int partition() {
    return partition;
  }

  long end() {
    return end;
  }

  List<Entry> entries() {
    return entries;
  }

  Entry append(long atMs, byte[] key, byte[] value, Headers headers, Entry.Transaction in) {
    Entry entry = new Entry(end++, atMs, key, value, new RecordHeaders(headers), in);
    entries.add(entry);
    return entry;
  }

  /** The first record at an offset or above; null at the end. */
  Entry next(long offset) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (entries.get(middle).offset() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == entries.size() ? null : entries.get(low);
  }

  /**
   * The cleaner: below the first open transaction nothing aborted stays, nor what a later record of
   * its key has replaced. What was said since the last mark is not five minutes old, so it is left
   * alone and replaces nothing.
   */
  void compact() {
    Map<String, Long> latest = new HashMap<>();
    List<Entry> clean = entries.subList(0, cleanable());
    clean.removeIf(entry -> !entry.isCommitted());
    clean.forEach(entry -> latest.put(entry.name(), entry.offset()));
    clean.removeIf(entry -> latest.get(entry.name()) != entry.offset());
  }

  private int cleanable() {
    int stable = 0;
    int marked = -1;
    for (; stable < entries.size() && !entries.get(stable).isOpen(); stable++) {
      Entry entry = entries.get(stable);
      boolean isMark = entry.isCommitted() && Mark.isMark(entry.name(), entry.value());
      marked = isMark ? stable : marked;
    }
    return marked < 0 ? stable : marked;
  }

  /** Retention: what lies below an offset is gone. */
  void trim(long offset) {
    entries.removeIf(entry -> entry.offset() < offset);
  }
}
