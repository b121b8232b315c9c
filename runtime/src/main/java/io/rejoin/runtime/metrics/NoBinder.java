package io.rejoin.runtime.metrics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

record NoBinder() implements ClientBinder {

  @Override
  public Binding bind(Consumer<?, ?> consumer) {
    return () -> {};
  }

  @Override
  public Binding bind(Producer<?, ?> producer) {
    return () -> {};
  }

  @Override
  public Binding bind(Admin admin) {
    return () -> {};
  }
}
