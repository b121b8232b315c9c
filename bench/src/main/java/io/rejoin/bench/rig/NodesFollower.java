package io.rejoin.bench.rig;

import io.rejoin.schemas.topic.ReservedKeys;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Notes when each address first shows in {@code nodes} after the follower started. Values are not
 * decoded: what is timed is the registry, not this reader.
 */
public final class NodesFollower implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;
  private final Map<String, Long> arrivals = new HashMap<>();
  private long valueBytes;
  private RuntimeException failure;

  private NodesFollower(KafkaConsumer<String, byte[]> consumer, String name) {
    this.consumer = consumer;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  /** One that sees records as soon as they are written. */
  public static NodesFollower uncommitted(Cluster cluster) {
    return start(cluster, "read_uncommitted");
  }

  /** One that sees records when their transaction is over. */
  public static NodesFollower committed(Cluster cluster) {
    return start(cluster, "read_committed");
  }

  private static NodesFollower start(Cluster cluster, String isolation) {
    String name = "bench-" + isolation;
    Map<String, Object> config = cluster.kafka().consumer(name);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    TopicPartition nodes = new TopicPartition(cluster.topics().nodes(), 0);
    consumer.assign(List.of(nodes));
    consumer.seekToEnd(List.of(nodes));
    consumer.position(nodes);
    NodesFollower follower = new NodesFollower(consumer, name);
    follower.thread.start();
    return follower;
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        note(consumer.poll(POLL), System.nanoTime());
      }
    } catch (WakeupException closing) {
      return;
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private synchronized void note(ConsumerRecords<String, byte[]> records, long nowNanos) {
    for (ConsumerRecord<String, byte[]> record : records) {
      if (record.value() != null && !ReservedKeys.isReserved(record.key())) {
        arrivals.putIfAbsent(record.key(), nowNanos);
        valueBytes += record.value().length;
      }
    }
    notifyAll();
  }

  private synchronized void fail(RuntimeException e) {
    failure = e;
    notifyAll();
  }

  /**
   * When an address showed, by {@link System#nanoTime}; waits for it.
   *
   * @throws IllegalStateException when it does not show in time
   */
  public synchronized long awaitNanos(String address, Duration limit) throws InterruptedException {
    await(() -> arrivals.containsKey(address), "a node " + address, limit);
    return arrivals.get(address);
  }

  /**
   * When the last of so many addresses showed; waits for it.
   *
   * @throws IllegalStateException when fewer show in time
   */
  public synchronized long awaitCountNanos(int count, Duration limit) throws InterruptedException {
    await(() -> arrivals.size() >= count, count + " nodes", limit);
    return arrivals.values().stream().mapToLong(Long::longValue).max().orElseThrow();
  }

  /** Bytes of all values seen. */
  public synchronized long valueBytes() {
    return valueBytes;
  }

  private synchronized void await(BooleanSupplier condition, String what, Duration limit)
      throws InterruptedException {
    long deadlineNanos = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      long leftMs = (deadlineNanos - System.nanoTime()) / 1_000_000;
      if (failure != null || leftMs <= 0) {
        throw new IllegalStateException(
            "Expected %s to show within %s, but there were %d nodes"
                .formatted(what, limit, arrivals.size()),
            failure);
      }
      wait(leftMs);
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    Await.uninterrupted("the end of " + thread.getName(), thread::join);
    consumer.close();
  }
}
