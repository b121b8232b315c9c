package io.rejoin.registry.door;

import io.rejoin.runtime.life.Part;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands over every record of a topic as it comes, beginning a little before the end. Unlike a feed
 * it keeps nothing and skips nothing, which is what answers and audit entries need. Goes on after
 * any failure; what was written meanwhile is read then.
 */
final class TopicTail implements Part {

  private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration POLL = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration STOP = Duration.ofSeconds(3);
  private static final Duration START = Duration.ofSeconds(30);

  private final String topic;
  private final long back;
  private final Supplier<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> consumers;
  private final Consumer<ConsumerRecord<byte[], byte[]>> listener;
  private final Thread thread;
  private final CountDownLatch positioned = new CountDownLatch(1);
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;

  /**
   * @param back how many records of each partition before the end are handed over first
   * @param consumers opens a consumer without a group
   * @param listener is told on the tail's thread; what it throws is logged
   */
  TopicTail(
      String topic,
      long back,
      Supplier<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> consumers,
      Consumer<ConsumerRecord<byte[], byte[]>> listener) {
    this.topic = topic;
    this.back = back;
    this.consumers = consumers;
    this.listener = listener;
    this.thread = new Thread(this::run, "tail-" + topic);
  }

  @Override
  public String name() {
    return "tail of " + topic;
  }

  @Override
  public Duration stopBudget() {
    return STOP;
  }

  /** Returns when everything written from now on will be handed over. */
  @Override
  public void start() throws InterruptedException {
    thread.setDaemon(true);
    thread.start();
    if (!positioned.await(START.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "Expected to read %s within %s, but its brokers do not answer".formatted(topic, START));
    }
  }

  @Override
  public void stop() throws InterruptedException {
    stopping.countDown();
    wakeUp();
    thread.join(STOP.toMillis());
  }

  private void wakeUp() {
    var current = consumer;
    if (current != null) {
      current.wakeup();
    }
  }

  private void run() {
    Map<TopicPartition, Long> positions = new java.util.HashMap<>();
    while (isRunning()) {
      try (var opened = consumers.get()) {
        consumer = opened;
        assign(opened, positions);
        follow(opened, positions);
      } catch (WakeupException e) {
        LOG.debug("Tail of {} was woken", topic);
      } catch (RuntimeException e) {
        recover(e);
      }
    }
  }

  private boolean isRunning() {
    return stopping.getCount() > 0;
  }

  private void recover(RuntimeException failure) {
    if (isRunning()) {
      LOG.warn("Tail of {} goes on in {} after: {}", topic, PAUSE, failure.toString());
      pause();
    }
  }

  private void assign(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> opened,
      Map<TopicPartition, Long> positions) {
    List<TopicPartition> partitions =
        opened.partitionsFor(topic).stream().map(TopicTail::partition).toList();
    opened.assign(partitions);
    var ends = opened.endOffsets(partitions);
    var begins = opened.beginningOffsets(partitions);
    for (TopicPartition partition : partitions) {
      long position = positions.getOrDefault(partition, ends.get(partition) - back);
      positions.put(partition, Math.max(begins.get(partition), position));
      opened.seek(partition, positions.get(partition));
    }
    positioned.countDown();
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }

  private void follow(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> opened,
      Map<TopicPartition, Long> positions) {
    while (isRunning()) {
      for (ConsumerRecord<byte[], byte[]> record : opened.poll(POLL)) {
        hand(record);
        positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
      }
    }
  }

  private void hand(ConsumerRecord<byte[], byte[]> record) {
    try {
      listener.accept(record);
    } catch (RuntimeException e) {
      LOG.warn(
          "Record at {}-{} offset {} is passed over: {}",
          topic,
          record.partition(),
          record.offset(),
          e.toString());
    }
  }

  private void pause() {
    try {
      boolean unused = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
