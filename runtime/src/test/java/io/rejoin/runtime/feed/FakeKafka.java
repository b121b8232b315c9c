package io.rejoin.runtime.feed;

import static io.rejoin.runtime.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Clients of a broker that a test plays: it says what topics there are and what a poll gives. */
final class FakeKafka implements FeedClients {

  final FakeSurveyor surveyor = new FakeSurveyor();
  private final List<PacedConsumer> opened = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicLong nextOffset = new AtomicLong();

  /** The next few clients can't be opened. */
  void refuseToOpen(int times) {
    refusals.set(times);
  }

  int sessions() {
    return opened.size();
  }

  PacedConsumer consumer() {
    return opened.get(opened.size() - 1);
  }

  /** Waits until the present consumer reads a partition. */
  void awaitAssigned(TopicPartition... partitions) {
    eventually(() -> assertThat(opened).isNotEmpty());
    eventually(() -> assertThat(consumer().assignment()).containsExactlyInAnyOrder(partitions));
  }

  /** Lets polls give these records, at the offsets after those given before. */
  void give(TopicPartition partition, Entry... entries) {
    for (Entry entry : entries) {
      consumer()
          .addRecord(
              entry.consumed(
                  partition.topic(), partition.partition(), nextOffset.getAndIncrement()));
    }
  }

  /** The records given from now on stand at these offsets. */
  void continueAt(long offset) {
    nextOffset.set(offset);
  }

  @Override
  public FeedConnection open() {
    if (refusals.getAndDecrement() > 0) {
      throw new KafkaException("No resolvable bootstrap urls given in bootstrap.servers");
    }
    PacedConsumer consumer = new PacedConsumer();
    opened.add(consumer);
    surveyor.away(false);
    return new FeedConnection(consumer, surveyor, () -> {});
  }
}
