package io.rejoin.registry.decisions.recovery;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads committed records of a partition. The end of a partition is its high watermark, not its
 * last stable offset: behind an open transaction there may be committed records, and whoever
 * stopped in front of it would miss them. So it waits until the transaction is over, up to a limit.
 */
public final class CommittedReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  /**
   * A fetch at the end of a partition waits for so long, and holds up the next reading and the
   * close: while a fail-over waits for this.
   */
  private static final int FETCH_WAIT_MS = 5;

  private final Admin admin;
  private final Consumer<byte[], byte[]> consumer;
  private final Duration patience;
  private final LongSupplier nanoTime;

  /**
   * @param admin closed by whoever made it
   * @param client configuration of consumers: bootstrap servers, security, client id
   * @param patience for one reading without any progress
   */
  public CommittedReader(
      Admin admin, Map<String, Object> client, Duration patience, LongSupplier nanoTime) {
    this.admin = admin;
    this.consumer = new KafkaConsumer<>(committed(client));
    this.patience = patience;
    this.nanoTime = nanoTime;
  }

  /** What a partition has, uncommitted records included. */
  LogSpan span(TopicPartition partition) {
    return new LogSpan(
        offset(partition, OffsetSpec.earliest()), offset(partition, OffsetSpec.latest()));
  }

  /**
   * Reads up to the end of a span, or as long as it is told to go on.
   *
   * @param wantsMore takes a record, and tells whether to go on
   */
  void read(
      TopicPartition partition, LogSpan span, Predicate<ConsumerRecord<byte[], byte[]>> wantsMore) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, span.first());
    long progressAt = nanoTime.getAsLong();
    long position = span.first();
    while (position < span.end()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
        if (record.offset() >= span.end() || !wantsMore.test(record)) {
          return;
        }
      }
      long now = consumer.position(partition);
      progressAt = now > position ? nanoTime.getAsLong() : progressAt;
      position = now;
      refuseIfStuck(partition, span, position, progressAt);
    }
  }

  private void refuseIfStuck(
      TopicPartition partition, LogSpan span, long position, long progressAt) {
    if (nanoTime.getAsLong() - progressAt > patience.toNanos()) {
      throw new TimeoutException(
          "Expected to read %s up to offset %d, but for %d ms nothing came behind %d: the brokers are away, or a transaction is open there (kafka-transactions find-hanging)"
              .formatted(partition, span.end(), patience.toMillis(), position));
    }
  }

  private long offset(TopicPartition partition, OffsetSpec spec) {
    ListOffsetsOptions uncommitted = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
    try {
      return admin
          .listOffsets(Map.of(partition, spec), uncommitted)
          .partitionResult(partition)
          .get(patience.toMillis(), TimeUnit.MILLISECONDS)
          .offset();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    } catch (java.util.concurrent.TimeoutException e) {
      throw new TimeoutException("Expected the offsets of %s in time".formatted(partition), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static Map<String, Object> committed(Map<String, Object> client) {
    Map<String, Object> config = new HashMap<>(client);
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
    return config;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
