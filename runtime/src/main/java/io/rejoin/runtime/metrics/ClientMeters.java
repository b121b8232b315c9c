package io.rejoin.runtime.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Binds clients to a meter registry; one thread looks for their new metrics every minute. */
public final class ClientMeters implements ClientBinder, AutoCloseable {

  private final MeterRegistry registry;
  private final ScheduledExecutorService refresher =
      Executors.newSingleThreadScheduledExecutor(ClientMeters::refreshThread);

  /** Shows clients in this registry. */
  public ClientMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Binding bind(Consumer<?, ?> consumer) {
    return bound(new KafkaClientMetrics(consumer, Tags.empty(), refresher));
  }

  @Override
  public Binding bind(Producer<?, ?> producer) {
    return bound(new KafkaClientMetrics(producer, Tags.empty(), refresher));
  }

  /** An admin client of a foreign kind has no metrics that could be bound. */
  @Override
  public Binding bind(Admin admin) {
    return admin instanceof AdminClient client
        ? bound(new KafkaClientMetrics(client, Tags.empty(), refresher))
        : NONE.bind(admin);
  }

  @Override
  public void close() {
    refresher.shutdownNow();
  }

  private Binding bound(KafkaClientMetrics metrics) {
    metrics.bindTo(registry);
    return metrics::close;
  }

  private static Thread refreshThread(Runnable task) {
    Thread thread = new Thread(task, "client-meters");
    thread.setDaemon(true);
    return thread;
  }
}
