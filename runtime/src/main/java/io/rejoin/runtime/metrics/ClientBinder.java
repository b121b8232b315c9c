package io.rejoin.runtime.metrics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Makes the metrics of a Kafka client visible for as long as the client lives.
 *
 * <p>What is returned must be closed together with the client, else its gauges stay. All clients of
 * a program need different client ids.
 */
public interface ClientBinder {

  /** Shows nothing. */
  ClientBinder NONE = new NoBinder();

  /** Undoes a binding. */
  @FunctionalInterface
  interface Binding extends AutoCloseable {

    @Override
    void close();
  }

  /** Shows the metrics of a consumer. */
  Binding bind(Consumer<?, ?> consumer);

  /** Shows the metrics of a producer. */
  Binding bind(Producer<?, ?> producer);

  /** Shows the metrics of an admin client. */
  Binding bind(Admin admin);
}
