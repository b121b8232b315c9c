package io.rejoin.runtime.produce;

import io.rejoin.runtime.metrics.ClientBinder;
import org.apache.kafka.clients.producer.Producer;

/** Where a reporter gets its producer from; it asks again when one is broken. */
@FunctionalInterface
interface Producers {

  /**
   * Opens a new producer.
   *
   * @throws org.apache.kafka.common.KafkaException when that can't be done now
   */
  Opened open();

  /** A producer and what shows it. */
  record Opened(Producer<byte[], byte[]> producer, ClientBinder.Binding binding) {}
}
