package io.rejoin.registry.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A production processor from its assignment to its end, with its positions and its schedules, on
 * Kafka's own mock of what surrounds it. Time is what its instance's clock shows.
 *
 * @param <K> what it forwards as key
 */
final class Task<K> {

  private static final Properties SETTINGS = settings();

  private final MockProcessorContext<K, byte[]> context;
  private final Processor<byte[], byte[], K, byte[]> processor;
  private final Map<PartitionLog, Long> positions;
  private final Map<CapturedPunctuator, Long> dueMs = new HashMap<>();
  private long clockMs;

  /**
   * @param positions where it begins
   */
  Task(
      Processor<byte[], byte[], K, byte[]> processor,
      int partition,
      Map<PartitionLog, Long> positions) {
    this.processor = processor;
    this.positions = new HashMap<>(positions);
    this.context = new MockProcessorContext<>(SETTINGS, new TaskId(0, partition), null);
  }

  private static Properties settings() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "simulated");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092");
    return settings;
  }

  MockProcessorContext<K, byte[]> context() {
    return context;
  }

  Task<K> with(StateStore store) {
    context.addStateStore(store);
    return this;
  }

  /** The task is assigned. */
  Task<K> start(long nowMs) {
    setClock(nowMs);
    processor.init(context);
    return this;
  }

  void stop() {
    processor.close();
  }

  Map<PartitionLog, Long> positions() {
    return Map.copyOf(positions);
  }

  long position(PartitionLog log) {
    return positions.get(log);
  }

  boolean isBehind(PartitionLog log) {
    return log.next(positions.get(log)) != null;
  }

  /** Takes the next record of a partition; there must be one. */
  Entry take(PartitionLog log) {
    Entry entry = log.next(positions.get(log));
    context.setRecordMetadata(log.topic(), log.partition(), entry.offset());
    processor.process(
        new Record<>(entry.key(), entry.value(), Math.max(0, entry.atMs()), entry.copiedHeaders()));
    positions.put(log, entry.offset() + 1);
    return entry;
  }

  /** Its instance's clock shows this; what is due is done, once however late. */
  void wake(long nowMs) {
    setClock(nowMs);
    for (CapturedPunctuator each : List.copyOf(context.scheduledPunctuators())) {
      long due = dueMs.computeIfAbsent(each, any -> clockMs + each.getInterval().toMillis());
      if (!each.cancelled() && each.getType() == PunctuationType.WALL_CLOCK_TIME && due <= nowMs) {
        long intervalMs = each.getInterval().toMillis();
        dueMs.put(each, due + ((nowMs - due) / intervalMs + 1) * intervalMs);
        each.getPunctuator().punctuate(nowMs);
      }
    }
  }

  /** What it has forwarded since it was asked last. */
  List<CapturedForward<? extends K, ? extends byte[]>> sent() {
    var sent = List.copyOf(context.forwarded());
    context.resetForwards();
    return sent;
  }

  private void setClock(long nowMs) {
    clockMs = nowMs;
    context.setCurrentSystemTimeMs(nowMs);
  }
}
