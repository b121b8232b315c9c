package io.rejoin.runtime.produce;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Opens real producers whose memory and waits are bounded. */
final class KafkaProducers implements Producers {

  private static final long BUFFER_BYTES = 4L << 20;

  private final ReporterEnvironment environment;
  private final Duration deliveryTimeout;

  KafkaProducers(ReporterEnvironment environment, Duration deliveryTimeout) {
    this.environment = environment;
    this.deliveryTimeout = deliveryTimeout;
  }

  @Override
  public Opened open() {
    var producer =
        new KafkaProducer<>(config(), new ByteArraySerializer(), new ByteArraySerializer());
    return new Opened(producer, environment.meters().bind(producer));
  }

  /**
   * All brokers in sync must have a record, each at most once in order; no send waits for company,
   * nor for long for brokers that are away.
   */
  Map<String, Object> config() {
    Map<String, Object> config = new HashMap<>(environment.producer());
    int deliveryMs = Math.toIntExact(deliveryTimeout.toMillis());
    config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.putIfAbsent(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    config.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, deliveryMs / 2);
    config.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
    config.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
    config.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deliveryMs);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ReporterOptions.MAX_BLOCK.toMillis());
    return config;
  }
}
