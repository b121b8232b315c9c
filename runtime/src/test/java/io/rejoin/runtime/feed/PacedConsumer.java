package io.rejoin.runtime.feed;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;

/** Kafka's mock, but an empty poll takes a moment, as a real one does. */
final class PacedConsumer extends MockConsumer<byte[], byte[]> {

  private static final long MOMENT_NANOS = Duration.ofMillis(1).toNanos();

  PacedConsumer() {
    super("none");
  }

  // The mock's poll is synchronized; waiting must not be.
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
    if (records.isEmpty()) {
      LockSupport.parkNanos(MOMENT_NANOS);
    }
    return records;
  }
}
