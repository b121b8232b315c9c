package io.rejoin.registry.app;

import io.rejoin.runtime.config.KafkaSettings;
import io.rejoin.runtime.config.Settings;
import io.rejoin.runtime.metrics.Meters;
import io.rejoin.runtime.topic.TopicValues;
import io.rejoin.schemas.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What the registry's parts share of Kafka and the schema registry, made from the settings and
 * closed together.
 */
final class Tools implements AutoCloseable {

  private static final String CLIENT = "rejoin-registry";

  private final KafkaSettings kafka;
  private final TopicValues values;
  private final Admin admin;
  private final Producer<byte[], byte[]> producer;

  Tools(Settings settings, Meters meters) {
    this.kafka = new KafkaSettings(settings);
    this.values = new TopicValues(settings);
    this.admin = Admin.create(kafka.admin(CLIENT + "-admin"));
    this.producer =
        new KafkaProducer<>(producing(), new ByteArraySerializer(), new ByteArraySerializer());
    meters.clients().bind(producer);
    meters.clients().bind(admin);
  }

  private Map<String, Object> producing() {
    Map<String, Object> config = kafka.producer(CLIENT + "-producer");
    config.putIfAbsent(ProducerConfig.ACKS_CONFIG, "all");
    config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
    return config;
  }

  KafkaSettings kafka() {
    return kafka;
  }

  TopicValues values() {
    return values;
  }

  Topics topics() {
    return values.topics();
  }

  Admin admin() {
    return admin;
  }

  Producer<byte[], byte[]> producer() {
    return producer;
  }

  /** A consumer without a group, to be closed by whoever asks. */
  Consumer<byte[], byte[]> consumer(String purpose) {
    Map<String, Object> config = kafka.consumer(CLIENT + "-" + purpose);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
    values.close();
  }
}
