package io.rejoin.bench.rig;

import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends records, acknowledged by all replicas, and remembers the first one that failed. */
public final class Sender implements AutoCloseable {

  private static final int BATCHING_LINGER_MS = 5;
  private static final int BATCH_BYTES = 128 * 1024;

  private final KafkaProducer<String, byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  private Sender(Map<String, Object> config) {
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  /** One that sends each record at once. */
  public static Sender prompt(Cluster cluster, String clientId) {
    Map<String, Object> config = cluster.kafka().producer(clientId);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return new Sender(config);
  }

  /** One that gathers records for 5 ms, up to 128 KiB. */
  public static Sender batching(Cluster cluster, String clientId) {
    Map<String, Object> config = cluster.kafka().producer(clientId);
    config.put(ProducerConfig.LINGER_MS_CONFIG, BATCHING_LINGER_MS);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    return new Sender(config);
  }

  /**
   * Sends without waiting, unless the producer's memory is full.
   *
   * @throws IllegalStateException when an earlier record failed
   */
  public void send(ProducerRecord<String, byte[]> record) {
    requireSound();
    Future<?> unused = producer.send(record, (metadata, problem) -> remember(problem));
  }

  /** Returns when all that was sent is acknowledged; throws when something was not. */
  public void flush() {
    producer.flush();
    requireSound();
  }

  private void remember(Exception problem) {
    if (problem != null) {
      failure.compareAndSet(null, problem);
    }
  }

  private void requireSound() {
    if (failure.get() != null) {
      throw new IllegalStateException(
          "Expected every record to be acknowledged, but one failed", failure.get());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
